import { useQuery } from '@tanstack/react-query'
import type { Template } from '../../shared/api/templates.ts'
import { sentenceOf } from '../api/problems.ts'
import { templateVersionsQuery } from '../api/templates.ts'
import { inFull, saidWhen } from '../ui/dates.ts'
import { Loading } from '../ui/Loading.tsx'
import { capital } from '../ui/numbers.ts'
import { Problem } from '../ui/Problem.tsx'
import type { Look } from './look.ts'
import '../history/history.css'

/** The versions of a template, newest first; a click shows one in the place of the text. */
export function VersionsPanel({
  template: { id, version, unpublished, abilities },
  look,
  onLook,
}: {
  template: Template
  look: Look | null
  onLook: (look: Look | null) => void
}) {
  const found = useQuery(templateVersionsQuery(id))
  if (found.error) return <Problem>{sentenceOf(found.error)}</Problem>
  if (!found.data) return <Loading />
  const versions = found.data.items
  return (
    <div className="history templateVersions">
      {abilities.edit && (
        <button type="button" className="versionRow" aria-pressed={look === null} onClick={() => onLook(null)}>
          <span>
            Now
            <span className="muted small">
              {version === 0
                ? 'Not published yet'
                : unpublished
                  ? `Changed since version ${version}`
                  : `As in version ${version}`}
            </span>
          </span>
        </button>
      )}
      {abilities.edit && version > 0 && unpublished && (
        <button
          type="button"
          className="versionRow"
          aria-pressed={look?.text === 'now'}
          onClick={() => onLook({ text: 'now', since: version })}
        >
          <span>
            What changed
            <span className="muted small">Since version {version}, section by section</span>
          </span>
        </button>
      )}
      <ol>
        {versions.map(({ id: versionId, number, summary, at, by }) => {
          const says = (
            <span>
              {number === null ? 'Kept, not published' : `Version ${number}`}
              {summary !== '' && <span className="versionSummary">{summary}</span>}
              <span className="muted small" title={inFull(at)}>
                {by === null ? capital(saidWhen(at)) : `${by.name}, ${saidWhen(at)}`}
              </span>
            </span>
          )
          const text = number ?? versionId
          return (
            <li key={versionId}>
              <button
                type="button"
                className="versionRow"
                aria-pressed={look?.text === text}
                onClick={() => onLook({ text, since: null })}
              >
                {says}
              </button>
            </li>
          )
        })}
      </ol>
      {versions.length === 0 && (
        <p className="muted noVersions">No version yet. The first one is published from the bar above.</p>
      )}
    </div>
  )
}
