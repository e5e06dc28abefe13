import { useState } from 'react'
import type { Values } from '../../shared/note/attributes.ts'
import type { doseRowRules } from '../../shared/note/blocks/dose/schema.ts'
import { clockAfter, parseClockTime } from '../../shared/note/clock.ts'
import type { SessionHand } from './hand.ts'

/** Corrects when the first dose was given. Every T+min follows, and no clock time of anything else moves. */
export function CorrectTimeZero({
  row: { id, at, correctedFrom },
  hand,
  onClose,
}: {
  row: Values<typeof doseRowRules>
  hand: SessionHand
  onClose: () => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const correct = (time: string | null) => {
    if (id !== null && time !== null) hand.correctTime(id, time)
    setTyped(null)
  }
  const read = typed === null || typed.trim() === '' ? null : parseClockTime(typed, new Date())
  const isUnread = typed !== null && typed.trim() !== '' && read === null
  // What is no time stays as it was typed, with what is said of it.
  const take = () => {
    if (!isUnread) correct(read)
  }
  const step = (minutes: number) => at !== null && correct(clockAfter(at, minutes))
  return (
    <section className="sessionPanel correctZero" aria-label="Correct T+0">
      <p className="panelWords">
        The first dose was given at <b>{at}</b>
        {correctedFrom === null ? '' : `, corrected from ${correctedFrom}`}. Every T+ follows; no other time moves.
      </p>
      <div className="panelRow">
        <div className="sessionSeg">
          <button type="button" aria-label="One minute earlier" onClick={() => step(-1)}>
            −1 min
          </button>
          <button type="button" aria-label="One minute later" onClick={() => step(1)}>
            +1 min
          </button>
        </div>
        <input
          className="panelField"
          aria-label="T+0, clock time"
          inputMode="numeric"
          autoComplete="off"
          placeholder="such as 1402"
          value={typed ?? ''}
          aria-invalid={isUnread || undefined}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            take()
          }}
        />
        <button type="button" className="sessionButton" onClick={onClose}>
          Done
        </button>
      </div>
      {isUnread && <p className="panelAsk">A time, such as 1402, or n for now.</p>}
    </section>
  )
}
