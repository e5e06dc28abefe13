import { describeTimeZero } from '../../shared/note/blocks/dose/describe.ts'
import { type ClockReading, clockTime, elapsed } from '../../shared/note/clock.ts'
import { CorrectTimeZero } from './CorrectTimeZero.tsx'
import type { SessionHand } from './hand.ts'
import { doseInWords, dueInWords, laterInWords } from './inWords.ts'
import { dosesIn, type TimeZero, type vitalsIn } from './log.ts'
import type { SessionBlocks } from './reading.ts'

/** How far the session is, when the next reading is meant to be, and what was given. */
export function TimeHead({
  blocks,
  hand,
  minute,
  timeZero,
  vitals,
  isCorrecting,
  onCorrect,
  onRecordDose,
}: {
  blocks: SessionBlocks
  hand: SessionHand
  /** This minute. */
  minute: ClockReading
  timeZero: TimeZero
  vitals: ReturnType<typeof vitalsIn>
  isCorrecting: boolean
  onCorrect: () => void
  onRecordDose: () => void
}) {
  const { first, later, open } = dosesIn(blocks)
  const due = dueInWords(vitals.nextDue, vitals.last, minute.at)
  const isGiven = open?.given != null && open.given > 0 && open.at === null && open.id !== null
  const row = timeZero.row
  return (
    <>
      <section className="timeHead" aria-label="Time and dose">
        {row === null ? (
          <div className="timeNone">
            <b>No dose yet</b>
            <span className="timeActs">
              {isGiven && (
                <button
                  type="button"
                  className="sessionButton"
                  onClick={() => {
                    if (open.id !== null) hand.set(open.id, { at: clockTime(new Date()) })
                  }}
                >
                  T+0 now
                </button>
              )}
              <button type="button" className="sessionButton" onClick={onRecordDose}>
                Record the dose …
              </button>
            </span>
          </div>
        ) : (
          <button
            type="button"
            className="timeClock"
            aria-expanded={isCorrecting}
            aria-label={`${elapsed(timeZero.reading, minute)}, ${describeTimeZero(row)}. Correct T+0`}
            onClick={onCorrect}
          >
            <span>{elapsed(timeZero.reading, minute)}</span>
          </button>
        )}
        <p className="timeDue">
          <b>{due.head}</b>
          <span>{due.rest}</span>
        </p>
        <p className="timeDose">
          {first && (
            <>
              <b>{doseInWords(first)}</b>
              <span>{later.length === 0 ? 'no booster' : laterInWords(later)}</span>
            </>
          )}
          {row?.correctedFrom && <span>T+0 corrected from {row.correctedFrom}</span>}
        </p>
      </section>
      {isCorrecting && row && <CorrectTimeZero row={row} hand={hand} onClose={onCorrect} />}
    </>
  )
}
