import { useQuery } from '@tanstack/react-query'
import type { Version } from '../../shared/api/history.ts'
import type { Note } from '../../shared/api/notes.ts'
import { sinceSeenQuery, versionsQuery } from '../api/history.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { dayName, inFull, saidWhen, timeOf } from '../ui/dates.ts'
import { Faces } from '../ui/Face.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import type { Look } from './look.ts'
import { versionInWords } from './versionWords.ts'
import './history.css'

/** The versions of a note by days, newest first; a click shows one in the place of the text, with what changed in it. */
export function HistoryPanel({
  note,
  look,
  onLook,
}: {
  note: Note
  look: Look | null
  onLook: (look: Look | null) => void
}) {
  const found = useQuery(versionsQuery(note.id))
  const seen = useQuery(sinceSeenQuery(note.id)).data
  if (found.error) return <Problem>{sentenceOf(found.error)}</Problem>
  if (!found.data) return <Loading />
  const versions = found.data.items
  const [newest] = versions
  return (
    <div className="history">
      {seen?.seenAt && seen.changes?.difference.changed && (
        <Button
          variant="quiet"
          icon="review"
          aria-pressed={look?.sinceSeen === true}
          onClick={() => seen.changes && onLook({ from: seen.changes.from.id, to: 'now', sinceSeen: true })}
        >
          What changed since you looked {saidWhen(seen.seenAt)}
        </Button>
      )}
      {newest && (
        <button type="button" className="versionRow" aria-pressed={look === null} onClick={() => onLook(null)}>
          <span className="versionTime">Now</span>
          <span>As it stands</span>
        </button>
      )}
      {byDays(versions).map(([day, ofDay]) => (
        <section key={day} aria-label={day}>
          <h3>{day}</h3>
          <ul>
            {ofDay.map((version) => (
              <li key={version.id}>
                <button
                  type="button"
                  className="versionRow"
                  title={inFull(version.at)}
                  aria-pressed={look?.to === version.id}
                  onClick={() => onLook({ from: before(version, versions).id, to: version.id })}
                >
                  <time className="versionTime" dateTime={version.at}>
                    {timeOf(version.at)}
                  </time>
                  <span>{versionInWords(version, versions)}</span>
                  <span aria-hidden="true">
                    <Faces people={version.contributors} size="small" />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="muted small">
        A version is kept when the note is begun, at each pause in writing, at every signature and every other step of
        its review, when it is marked as entered in error, and before and after a version is restored. Older versions
        kept at pauses are reduced to one an hour, and after thirty days to one a day. The others stay.
      </p>
    </div>
  )
}

/** The one that a version is shown against: the one before it, or itself where there is none. */
export const before = (version: Version, versions: readonly Version[]): Version =>
  versions.find(({ number }) => number < version.number) ?? version

const byDays = (versions: readonly Version[]): [day: string, versions: Version[]][] => [
  ...Map.groupBy(versions, ({ at }) => dayName(at)),
]
