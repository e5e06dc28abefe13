import { type RefObject, useLayoutEffect, useRef } from 'react'
import { agoChoices } from './ago.ts'
import { Segment } from './Segment.tsx'
import type { Entry, MomentKind } from './useEntry.ts'
import { difference } from './words.ts'

const kinds: readonly { value: MomentKind; label: string }[] = [
  { value: 'seen', label: 'Seen' },
  { value: 'said', label: 'Said' },
  { value: 'did', label: 'Done' },
]
/** The line in which moments are written. Its words stand in the shared note, letter by letter; Enter ends a moment. */
export function EntryLine({ entry, field }: { entry: Entry; field: RefObject<HTMLTextAreaElement | null> }) {
  const { fixed, open } = entry.words
  const caret = useCaretAmongOthers(field, open)
  return (
    <section className="entry" aria-label="What happens now" data-open={entry.id !== null || undefined}>
      <div className="entryLine">
        {fixed !== '' && <span className="entryFixed">{fixed}</span>}
        <textarea
          ref={field}
          className="entryField"
          data-kind={entry.kind}
          rows={1}
          aria-label="What was said, seen or done"
          placeholder="What was said or seen"
          enterKeyHint="done"
          autoComplete="off"
          value={open}
          onChange={({ currentTarget }) => {
            const words = currentTarget.value.replace(/\s*\n\s*/g, ' ')
            caret.wrote(words)
            entry.type(words)
          }}
          onSelect={caret.moved}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            entry.end()
          }}
        />
        {entry.id !== null && (
          <button type="button" className="sessionButton entryEnd" onClick={entry.end}>
            Done
          </button>
        )}
      </div>
      <div className="entryChoices">
        <Segment name="What it is" options={kinds} value={entry.kind} onChoose={entry.chooseKind} />
        <Segment name="When" options={agoChoices} value={entry.ago} onChoose={entry.chooseAgo} />
      </div>
    </section>
  )
}

/** Keeps the caret where it was among the letters when a colleague writes in the same words. */
function useCaretAmongOthers(field: { current: HTMLTextAreaElement | null }, words: string) {
  const before = useRef(words)
  const own = useRef<string | null>(null)
  const at = useRef({ start: 0, end: 0 })
  useLayoutEffect(() => {
    const element = field.current
    const isOwn = own.current === words
    own.current = null
    if (element && !isOwn && before.current !== words && document.activeElement === element) {
      const { at: place, removed, added } = difference(before.current, words)
      const moved = (spot: number) =>
        spot <= place ? spot : spot >= place + removed ? spot + added.length - removed : place + added.length
      element.setSelectionRange(moved(at.current.start), moved(at.current.end))
    }
    before.current = words
  }, [field, words])
  return {
    wrote: (typed: string) => {
      own.current = typed
    },
    moved: () => {
      const element = field.current
      if (element) at.current = { start: element.selectionStart, end: element.selectionEnd }
    },
  }
}
