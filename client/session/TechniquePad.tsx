import { useState } from 'react'
import { keepsFocus } from './Keypad.tsx'
import { padTechniques } from './techniques.tsx'
import type { Entry } from './useEntry.ts'

/**
 * What one thumb reaches without looking: the techniques, of which the next entries carry one, the readings, and Mark. A
 * technique that is tapped while nothing is being written is itself written down as done.
 */
export function TechniquePad({
  entry,
  clock,
  due,
  onVitals,
}: {
  entry: Entry
  /** The time of this minute, `HH:MM`. */
  clock: string
  due: string | null
  onVitals: () => void
}) {
  const [marked, setMarked] = useState<string | null>(null)
  return (
    <>
      <fieldset className="techniquePad">
        <legend className="visuallyHidden">Technique</legend>
        {padTechniques.map(({ technique, label, drawing }) => (
          <button
            key={technique}
            type="button"
            aria-pressed={entry.technique === technique}
            {...keepsFocus}
            onClick={() => entry.chooseTechnique(technique)}
          >
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
              {drawing}
            </svg>
            {label}
          </button>
        ))}
      </fieldset>
      <div className="bigPair">
        <button type="button" onClick={onVitals}>
          Vitals
          <small>{due === null ? 'none due' : `due ${due}`}</small>
        </button>
        <button type="button" className="markButton" {...keepsFocus} onClick={() => setMarked(entry.mark())}>
          Mark
          <small>stamps {clock}, words later</small>
        </button>
      </div>
      <p className="visuallyHidden" role="status">
        {marked !== null && `Marked at ${marked}.`}
      </p>
    </>
  )
}
