import { useEffect, useRef, useState } from 'react'
import { vitalsRowRules } from '../../shared/note/blocks/vitals/schema.ts'
import { clockTime } from '../../shared/note/clock.ts'
import { leavingEvent } from '../keep/leaving.ts'
import type { CellValues, SessionHand } from './hand.ts'
import { Keypad, keepsFocus, press } from './Keypad.tsx'
import { rowIn } from './log.ts'
import type { SessionBlocks } from './reading.ts'
import { type FieldName, fieldLabels, fieldNames, isUnlikelyReading, readField, showField } from './readings.ts'

/** A reading on a keypad of its own: one row of the note, made with its first figure and filled cell by cell. */
export function VitalsPanel({
  blocks,
  hand,
  scale,
  onUnread,
  onClose,
}: {
  blocks: SessionBlocks
  hand: SessionHand
  /** The scale that sedation is read by, where the note names one. */
  scale: string | null
  /** Told what is lost with a panel that is closed over a figure which cannot be read. */
  onUnread: (sentence: string) => void
  onClose: () => void
}) {
  const [at] = useState(() => clockTime(new Date()))
  const [row, setRow] = useState<string | null>(null)
  const [field, setField] = useState<FieldName>('pressure')
  const [typed, setTyped] = useState<string | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  /** The same as they will be drawn: a panel that closes is not drawn again before it gives up what is in it. */
  const latest = useRef<{ row: string | null; typed: string | null }>({ row: null, typed: null })
  const fields = useRef(new Map<FieldName, HTMLInputElement>())
  useEffect(() => fields.current.get(field)?.focus(), [field])
  const cells = rowIn(blocks.vitals, vitalsRowRules, row)
  const shown = (name: FieldName) => (name === field && typed !== null ? typed : showField(name, cells))

  const type = (words: string | null) => {
    latest.current.typed = words
    setTyped(words)
    setAsked(null)
    fields.current.get(field)?.focus()
  }
  const write = (values: CellValues) => {
    const { row } = latest.current
    if (row !== null && hand.set(row, values)) return
    if (Object.values(values).every((value) => value === null)) return
    latest.current.row = hand.add('vitals', { at, ...values })
    setRow(latest.current.row)
  }
  /** Writes what was typed; false where it cannot be read, or is to be asked about first. */
  const take = (asksFirst: boolean): boolean => {
    const { typed } = latest.current
    if (typed === null) return true
    const read = readField(field, typed)
    if (read === null || (asksFirst && isUnlikelyReading(read) && asked !== typed)) {
      setAsked(typed)
      return false
    }
    write(read)
    type(null)
    return true
  }
  const go = (next: FieldName) => {
    if (next !== field && take(true)) setField(next)
  }
  const goOn = () => {
    const next = fieldNames[fieldNames.indexOf(field) + 1]
    if (!take(true)) return
    if (next) setField(next)
    else onClose()
  }
  const done = () => {
    if (take(true)) onClose()
  }
  const giveUp = (isClosing: boolean) => {
    const { typed } = latest.current
    if (take(false) || !isClosing) return
    onUnread(`‘${typed}’ could not be read as ${fieldLabels[field]}, and is not in the note.`)
  }
  useGiveUp(giveUp)

  const read = asked === null ? null : readField(field, asked)
  return (
    <section className="sessionPanel vitalsPanel" aria-label="Vitals">
      <div className="vitalsFields">
        {fieldNames.map((name) => (
          <label key={name} className="vitalsField" data-current={name === field || undefined}>
            <span>{name === 'sedation' && scale !== null ? `Sedation, ${scale}` : fieldLabels[name]}</span>
            <input
              // The keypad below is the keyboard; a real one works as well.
              inputMode={name === 'sedation' ? 'text' : 'none'}
              autoComplete="off"
              value={shown(name)}
              placeholder="–"
              ref={(element) => {
                if (element) fields.current.set(name, element)
              }}
              onFocus={() => go(name)}
              onChange={({ currentTarget }) => type(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                goOn()
              }}
            />
          </label>
        ))}
      </div>
      <Keypad extra="/" onKey={(key) => type(press(shown(field), key))} />
      <div className="vitalsActs">
        <p className="panelAsk" role="status">
          {asked !== null &&
            (read === null
              ? `‘${asked}’ cannot be read as ${fieldLabels[field]}.`
              : `‘${asked}’? That is ${showField(field, read)}.`)}
        </p>
        {asked !== null && read !== null ? (
          <>
            <button key="again" type="button" className="sessionButton" {...keepsFocus} onClick={() => type('')}>
              Type it again
            </button>
            <button key="yes" type="button" className="sessionButton isMain" {...keepsFocus} onClick={goOn}>
              Yes, as it stands
            </button>
          </>
        ) : (
          <>
            <button
              key="notTaken"
              type="button"
              className="sessionButton"
              aria-pressed={cells?.notTaken === true}
              onClick={() => write({ notTaken: cells?.notTaken === true ? null : true })}
            >
              Not taken
            </button>
            <button key="next" type="button" className="sessionButton" {...keepsFocus} onClick={goOn}>
              Next
            </button>
            <button key="done" type="button" className="sessionButton isMain" onClick={done}>
              Done
            </button>
          </>
        )}
      </div>
      {cells?.notTaken === true && row !== null && (
        <textarea
          className="panelField"
          rows={1}
          aria-label="Why it was not taken"
          placeholder="Why it was not taken"
          value={hand.words(row)?.open ?? ''}
          onChange={({ currentTarget }) => hand.type(row, currentTarget.value.replaceAll('\n', ' '))}
        />
      )}
    </section>
  )
}

/**
 * What is still in a field goes into the note when the page is left, hidden or locked, or the panel closes; `write` is told
 * whether it closes, so that what cannot be read is not lost without a word.
 */
function useGiveUp(write: (isClosing: boolean) => void): void {
  const latest = useRef(write)
  latest.current = write
  useEffect(() => {
    const now = () => latest.current(false)
    addEventListener('pagehide', now, { capture: true })
    addEventListener(leavingEvent, now)
    document.addEventListener('visibilitychange', now, { capture: true })
    return () => {
      removeEventListener('pagehide', now, { capture: true })
      removeEventListener(leavingEvent, now)
      document.removeEventListener('visibilitychange', now, { capture: true })
      latest.current(true)
    }
  }, [])
}
