import { routeNames } from '../../shared/note/blocks/dose/routes.ts'
import { describePlan } from '../../shared/note/blocks/vitals/describe.ts'
import { readingNames, readings } from '../../shared/note/blocks/vitals/readings.ts'
import { measureNames } from '../ui/measureNames.ts'
import type { PartProps } from './PartForm.tsx'
import { reviewKinds } from './ReviewForm.tsx'

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

/** When reviews are due, as every member reads it. */
export const ReviewInWords = ({ settings: { reviewDue } }: PartProps) => (
  <Lines
    none="No day is set."
    lines={reviewKinds.flatMap(({ kind, name }) => {
      const days = reviewDue[kind]
      return days === null ? [] : [{ key: kind, words: `${name} within ${days === 1 ? 'a day' : `${days} days`}` }]
    })}
  />
)

/** The number as every member reads it. */
export const EmergencyInWords = ({ settings: { emergencyNumber } }: PartProps) => (
  <p className={emergencyNumber === null ? 'muted' : ''}>{emergencyNumber ?? 'None written down.'}</p>
)
