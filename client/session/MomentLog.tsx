import { memo, useRef } from 'react'
import type { PersonColor } from '../../shared/api/people.ts'
import { momentRules } from '../../shared/note/blocks/timeline/schema.ts'
import { initialsOf } from '../ui/initials.ts'
import { capital, counted } from '../ui/numbers.ts'
import { quoted } from '../ui/quoted.ts'
import { type LogEntry, rowIn } from './log.ts'
import type { SessionBlocks } from './reading.ts'
import type { Wordable } from './useEntry.ts'

/** What happened, the newest last and so nearest the thumb. A moment is worded by tapping it. */
export function MomentLog({
  entries,
  current,
  blocks,
  colors,
  onWord,
}: {
  entries: readonly LogEntry[]
  /** The moment that is being worded. */
  current: string | null
  blocks: SessionBlocks
  /** The colours of the care team, by member. */
  colors: ReadonlyMap<string, PersonColor>
  onWord: (moment: Wordable) => void
}) {
  const marks = entries.filter(({ waits }) => waits)
  const tap = useRef((_: string) => {})
  tap.current = (id) => {
    const moment = rowIn(blocks.timeline, momentRules, id)
    if (moment) onWord({ id, at: moment.at, kind: moment.kind, technique: moment.technique })
  }
  return (
    <section className="momentLog" aria-label="What happened so far">
      {marks.length > 0 && (
        <p className="momentMarks" role="status">
          {marksInWords(marks)}
        </p>
      )}
      {entries.length === 0 && <p className="momentNone">Nothing yet. Type, or tap Mark: it stamps the minute.</p>}
      <div className="momentScroll">
        <ol className="moments" aria-label="Moments, newest last">
          {entries.map((entry) => (
            <Moment
              key={entry.id}
              {...entry}
              color={colors.get(entry.observerId ?? '') ?? null}
              isCurrent={entry.id === current}
              onTap={tap}
            />
          ))}
        </ol>
      </div>
    </section>
  )
}

type Tap = { current: (id: string) => void }

/** Every value is plain, so that only a line that says something else is drawn again. */
const Moment = memo(function Moment({
  id,
  at,
  elapsed,
  kind,
  lead,
  words,
  said,
  waits,
  observerName,
  color,
  isCurrent,
  onTap,
}: LogEntry & { color: PersonColor | null; isCurrent: boolean; onTap: Tap }) {
  const shown = waits ? (
    <span className="momentWaits">A mark, waiting for its words</span>
  ) : (
    <>
      {lead !== '' && <span className="momentLead">{words === '' ? lead : `${lead}, `}</span>}
      <span className={said ? 'momentSaid' : undefined}>{said ? quoted(words) : words}</span>
    </>
  )
  return (
    <li className="momentRow" data-kind={kind} data-current={isCurrent || undefined}>
      <span className="momentAt">{at ?? '--:--'}</span>
      <span className="momentElapsed">{elapsed}</span>
      {kind === 'moment' ? (
        <button type="button" className="momentWords" onClick={() => onTap.current(id)}>
          {shown}
        </button>
      ) : (
        <span className="momentWords">{shown}</span>
      )}
      {observerName !== null && (
        <span
          className="face"
          data-person={color ?? undefined}
          role="img"
          title={observerName}
          aria-label={observerName}
        >
          {initialsOf(observerName)}
        </span>
      )}
    </li>
  )
})

/** `One mark waits for its words: 14:36.` */
function marksInWords(marks: readonly LogEntry[]): string {
  const times = marks.flatMap(({ at }) => (at === null ? [] : [at])).join(', ')
  return `${capital(counted(marks.length, 'mark waits for its words', 'marks wait for their words'))}: ${times}.`
}
