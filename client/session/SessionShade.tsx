import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type ClockReading, elapsed, readingNow } from '../../shared/note/clock.ts'
import { sentenceOf } from '../api/problems.ts'
import { leave } from '../api/session.ts'
import { shadeRootId } from '../signIn/shadeRoot.ts'
import { UnlockForm } from '../signIn/UnlockForm.tsx'
import { useCovered } from '../signIn/useCovered.ts'
import { Button } from '../ui/Button.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useMinute } from './useMinute.ts'
import './sessionShade.css'

/** What the shade writes, without showing it. */
interface Writing {
  /** Changes the words of the moment that is being written; the first begins one. */
  onWrite: (change: (words: string) => string) => void
  /** Ends that moment. */
  onEnd: () => void
  /** Stamps the minute and says which. */
  onMark: () => string
}

/** What the shade shows beside the clock. */
interface ShadeOf {
  /** T+0; null before the dose. */
  timeZero: ClockReading | null
  /** When the next reading is due, `HH:MM`. */
  due: string | null
  /** Null while the note is not there yet: then the shade only shows the time. */
  writing: Writing | null
}

/**
 * What a page in session mode shows in the place of the lock: the clock and what is due, no name and no word. Typing goes
 * on landing in the note, a tap or Space stamps the minute; the member's PIN or password brings the rest back.
 */
export function SessionShade(shade: ShadeOf) {
  useCovered('Throughline')
  const root = document.getElementById(shadeRootId)
  return root && createPortal(<Shade {...shade} />, root)
}

function Shade({ timeZero, due, writing }: ShadeOf) {
  const minute = readingNow(useMinute())
  const clock = minute.at
  const client = useQueryClient()
  const leaving = useMutation({ mutationFn: () => leave(client) })
  const [said, setSaid] = useState('')
  const [isUnlocking, setUnlocking] = useState(false)
  return (
    <main className="sessionShade">
      <div className="shadeTime">
        <h1 className="visuallyHidden">Session mode, under the shade</h1>
        <p className="shadeClock">{timeZero === null ? clock : elapsed(timeZero, minute)}</p>
        <p className="shadeDue">
          {timeZero !== null && <span>{clock}</span>}
          <b>{due === null ? 'No vitals are due' : `Vitals at ${due}`}</b>
        </p>
        <p className="shadeSaid" role="status">
          {said}
        </p>
      </div>
      {isUnlocking ? (
        <div className="shadeUnlock">
          <UnlockForm />
          <div className="actions">
            <Button variant="quiet" onClick={() => setUnlocking(false)}>
              Back to the shade
            </Button>
            <Button variant="quiet" disabled={leaving.isPending} onClick={() => leaving.mutate()}>
              Sign in as somebody else
            </Button>
          </div>
          {leaving.error && <Problem>{sentenceOf(leaving.error)}</Problem>}
        </div>
      ) : (
        <>
          {writing && <ShadeLine writing={writing} onSaid={setSaid} />}
          <Button onClick={() => setUnlocking(true)}>Bring the note back</Button>
        </>
      )}
      {writing && (
        <button
          type="button"
          className="shadeMark"
          // The line keeps the focus, so that what is typed next lands.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => setSaid(marked(writing))}
        >
          Mark
          <span>stamps {clock}, words later</span>
        </button>
      )}
    </main>
  )
}

/**
 * Takes what is typed and hands it on at once: the field itself is emptied, so that no word can be read in it or out of
 * it. Only what was typed under this shade can be taken back.
 */
function ShadeLine({ writing, onSaid }: { writing: Writing; onSaid: (said: string) => void }) {
  const { onWrite, onEnd } = writing
  const line = useRef<HTMLInputElement>(null)
  useTypingUnderShade(line)
  /** How much of the moment was written under the shade, in units of UTF-16. */
  const written = useRef(0)
  /** The same of a word in the field that is still being composed; it is in the note already. */
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
    onSaid('')
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
      onSaid(marked(writing))
    }
    if (event.key === 'Backspace' && written.current > 0) {
      event.preventDefault()
      onWrite((words) => {
        const kept = withoutLast(words)
        written.current = Math.max(0, written.current - (words.length - kept.length))
        return kept
      })
      setWriting(written.current > 0)
    }
  }
  return (
    <p className="shadeLine" data-writing={isWriting || undefined}>
      <input
        ref={line}
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

/** Words without their last sign, which may be more than one unit of UTF-16. */
const withoutLast = (words: string): string => Array.from(words).slice(0, -1).join('')

const marked = ({ onMark }: Writing): string => `Marked ${onMark()}`

/** The line has the focus when the shade is drawn, and whatever is typed beside it goes there. */
function useTypingUnderShade(line: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    line.current?.focus()
    const onKey = () => {
      if (document.activeElement === null || document.activeElement === document.body) line.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [line])
}
