import { useQuery } from '@tanstack/react-query'
import { NotePlace, type PracticeSettings } from '../../shared/api/practice.ts'
import type { TemplateId } from '../../shared/ids.ts'
import { routeNames } from '../../shared/note/blocks/dose/routes.ts'
import { describePlan } from '../../shared/note/blocks/vitals/describe.ts'
import { readingNames, readings } from '../../shared/note/blocks/vitals/readings.ts'
import { sentenceOf } from '../api/problems.ts'
import { templatesQuery } from '../api/templates.ts'
import { Loading } from '../ui/Loading.tsx'
import { measureNames } from '../ui/measureNames.ts'
import { phaseWord } from '../ui/PhaseName.tsx'
import { Problem } from '../ui/Problem.tsx'
import { noteKinds } from './DueForm.tsx'
import type { PartProps } from './PartForm.tsx'

/** Lines of words, or that there are none. */
function Lines({ lines, none }: { lines: readonly { key: string; words: string; more?: string }[]; none: string }) {
  if (lines.length === 0) return <p className="muted">{none}</p>
  return (
    <ul className="rows">
      {lines.map(({ key, words, more }) => (
        <li key={key} className="plainRow">
          {words} {more !== undefined && <span className="muted">{more}</span>}
        </li>
      ))}
    </ul>
  )
}

/** The plans as every member reads them. */
export const PlansInWords = ({ settings }: PartProps) => (
  <Lines
    none="No plans."
    lines={settings.vitalsPresets.map(({ name, dueAt, dueEvery, routes, isDefault }) => ({
      key: name,
      words: `${name}: ${describePlan({ dueAt, dueEvery })}.`,
      more: [
        routes.length === 0 ? 'For every route' : `For ${routes.map((route) => routeNames[route]).join(', ')}`,
        isDefault ? 'new notes begin with it' : null,
      ]
        .filter((part) => part !== null)
        .join('; '),
    }))}
  />
)

/** The ranges as every member reads them. */
export const RangesInWords = ({ settings }: PartProps) => (
  <Lines
    none="No ranges: nothing is marked."
    lines={readingNames.flatMap((reading) => {
      const { low, high } = settings.vitalsRanges[reading]
      const ends = [low === null ? null : `from ${low}`, high === null ? null : `to ${high}`].filter(Boolean)
      if (ends.length === 0) return []
      return [{ key: reading, words: `${readings[reading].label} ${ends.join(' ')} ${readings[reading].unit}` }]
    })}
  />
)

/** The list as every member reads it. */
export const ContraindicationsInWords = ({ settings }: PartProps) => (
  <Lines
    none="No items."
    lines={settings.contraindications.map(({ key, label, classedAs }) => ({
      key,
      words: label,
      ...(classedAs === null ? {} : { more: classedAs }),
    }))}
  />
)

/** When measures are due, as every member reads it. */
export const MeasuresInWords = ({ settings: { measuresDue, pcl5CutPoint } }: PartProps) => (
  <>
    <Lines
      none="No measure falls due."
      lines={measuresDue.map(({ measure, everyDays }) => ({
        key: measure,
        words: `${measureNames[measure]} every ${everyDays === 1 ? 'day' : `${everyDays} days`}`,
      }))}
    />
    <p>{pcl5CutPoint === null ? 'No cut point of PCL-5.' : `Cut point of PCL-5: ${pcl5CutPoint}.`}</p>
  </>
)

const DueInWords = ({ due }: { due: PracticeSettings['reviewDue'] }) => (
  <Lines
    none="No day is set."
    lines={noteKinds.flatMap(({ kind, name }) => {
      const days = due[kind]
      return days === null ? [] : [{ key: kind, words: `${name} within ${days === 1 ? 'a day' : `${days} days`}` }]
    })}
  />
)

/** When reviews are due, as every member reads it. */
export const ReviewInWords = ({ settings }: PartProps) => <DueInWords due={settings.reviewDue} />

/** By when notes are to be signed, as every member reads it. */
export const NotesDueInWords = ({ settings }: PartProps) => <DueInWords due={settings.notesDue} />

/** What new notes are offered, as every member reads it: by name, of those that the member may see. */
export function TemplatesInWords({ settings }: PartProps) {
  const templates = useQuery(templatesQuery)
  if (templates.error) return <Problem>{sentenceOf(templates.error)}</Problem>
  if (!templates.data) return <Loading />
  const names = new Map(templates.data.items.map(({ id, name }): [TemplateId, string] => [id, name]))
  return (
    <Lines
      none="Every template is offered, and none is the usual one."
      lines={NotePlace.options.flatMap((place) => {
        const { offered, usual } = settings.templates[place]
        const usually = usual === null ? undefined : names.get(usual)
        if (offered === null && usually === undefined) return []
        const listed = offered?.flatMap((id) => names.get(id) ?? []) ?? []
        const which = offered === null ? 'all templates' : listed.length === 0 ? 'none at first' : listed.join(', ')
        const words = `${phaseWord(place === 'beside' ? null : place)}: ${which}.`
        return [{ key: place, words, ...(usually === undefined ? {} : { more: `Usual here: ${usually}` }) }]
      })}
    />
  )
}

/** The number as every member reads it. */
export const EmergencyInWords = ({ settings: { emergencyNumber } }: PartProps) => (
  <p className={emergencyNumber === null ? 'muted' : ''}>{emergencyNumber ?? 'None written down.'}</p>
)
