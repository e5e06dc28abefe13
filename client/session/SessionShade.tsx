import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { leave } from '../api/session.ts'
import { UnlockForm } from '../signIn/UnlockForm.tsx'
import { useCovered } from '../signIn/useCovered.ts'
import { Button } from '../ui/Button.tsx'
import './sessionShade.css'

export interface ShadeOf {
  /** The time of this minute, `HH:MM`. */
  clock: string
  /** `T+37`; null before the dose. */
  elapsed: string | null
  /** When the next reading is due, `HH:MM`. */
  due: string | null
  /** Changes the words of the moment that is being written; the first begins one. */
  onWrite: (change: (words: string) => string) => void
  /** Ends that moment. */
  onEnd: () => void
  /** Stamps the minute and says which. */
  onMark: () => string
}

/**
 * What a page in session mode shows in the place of the lock: the clock and what is due, no name and no word. Typing goes
 * on landing in the note, a tap or Space stamps the minute; the member's PIN or password brings the rest back.
 */
export function SessionShade({ clock, elapsed, due, onWrite, onEnd, onMark }: ShadeOf) {
  useCovered('Throughline')
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const [isUnlocking, setUnlocking] = useState(false)
  const line = useRef<HTMLInputElement>(null)
  const mark = () => setSaid(`Marked ${onMark()}`)
  useTypingLands(line, isUnlocking)
  return (
    <main className="sessionShade">
      <div className="shadeTime">
        <h1 className="visuallyHidden">Session mode, under the shade</h1>
        <p className="shadeClock">{elapsed ?? clock}</p>
        <p className="shadeDue">
          {elapsed !== null && <span>{clock}</span>}
          <b>{due === null ? 'No reading is due' : `Vitals at ${due}`}</b>
        </p>
      </div>
      {isUnlocking ? (
        <div className="shadeUnlock">
          <UnlockForm />
          <div className="actions">
            <Button variant="quiet" onClick={() => setUnlocking(false)}>
              Back to the shade
            </Button>
            <Button variant="quiet" onClick={() => void leave(client).catch(() => setSaid('Not signed out yet.'))}>
              Sign in as somebody else
            </Button>
          </div>
        </div>
      ) : (
        <>
          <ShadeLine ref={line} onWrite={onWrite} onEnd={onEnd} onMark={mark} onWrote={() => setSaid('')} />
          <p className="shadeSaid" role="status">
            {said}
          </p>
          <Button onClick={() => setUnlocking(true)}>Bring the note back</Button>
          <button
            type="button"
            className="shadeMark"
            // The line keeps the focus, so that what is typed next lands.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={mark}
          >
            Mark
            <span>stamps {clock}, words later</span>
          </button>
        </>
      )}
    </main>
  )
}

/**
 * Takes what is typed and hands it on at once: the field itself is emptied, so that no word can be read in it or out of
 * it. Only what was typed under this shade can be taken back.
 */
function ShadeLine({
  ref,
  onWrite,
  onEnd,
  onMark,
  onWrote,
}: Pick<ShadeOf, 'onWrite' | 'onEnd'> & {
  ref: { current: HTMLInputElement | null }
  onMark: () => void
  onWrote: () => void
}) {
  /** Letters of the moment that is written under the shade. */
  const written = useRef(0)
  /** Letters in the field of a word that is still being composed; they are in the note already. */
  const composed = useRef(0)
  const [isWriting, setWriting] = useState(false)
  const take = (field: HTMLInputElement, isComposing: boolean) => {
    const typed = field.value
    const before = composed.current
    onWrite((words) => (before === 0 ? words : words.slice(0, -before)) + typed)
    written.current += typed.length - before
    composed.current = isComposing ? typed.length : 0
    if (!isComposing) field.value = ''
    setWriting(written.current > 0)
    onWrote()
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      written.current = 0
      setWriting(false)
      onEnd()
    }
    if (event.key === ' ' && written.current === 0) {
      event.preventDefault()
      onMark()
    }
    if (event.key === 'Backspace' && written.current > 0) {
      event.preventDefault()
      written.current--
      setWriting(written.current > 0)
      onWrite((words) => words.slice(0, -1))
    }
  }
  return (
    <p className="shadeLine" data-writing={isWriting || undefined}>
      <input
        ref={ref}
        aria-label="Typing lands in the note"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        onInput={({ currentTarget, nativeEvent }) =>
          take(currentTarget, nativeEvent instanceof InputEvent && nativeEvent.isComposing)
        }
        onCompositionEnd={({ currentTarget }) => take(currentTarget, false)}
        onKeyDown={onKey}
      />
      <span aria-hidden="true">Typing lands in the note</span>
    </p>
  )
}

/** The line has the focus when the shade is drawn, and whatever is typed beside it goes there. */
function useTypingLands(line: { current: HTMLInputElement | null }, isUnlocking: boolean): void {
  useEffect(() => {
    if (isUnlocking) return
    line.current?.focus()
    const onKey = () => {
      if (document.activeElement === null || document.activeElement === document.body) line.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [line, isUnlocking])
}
