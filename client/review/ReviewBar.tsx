import { useRef, useState } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import { AskForChanges } from '../note/review/AskForChanges.tsx'
import { SignButton } from '../note/review/SignButton.tsx'
import type { NoteSync, OpenNote } from '../sync/openNote.ts'
import { Button } from '../ui/Button.tsx'
import { LookFirst } from './LookFirst.tsx'
import type { QueuePlace } from './queue.ts'
import { useReviewKeys } from './useReviewKeys.ts'

/** Through the queue: where one is, what to look at first, and the two answers to a note. Every act has a key. */
export function ReviewBar({
  note,
  open,
  sync,
  place,
  onGo,
  onSign,
  onComment,
}: {
  note: Note
  open: OpenNote | null
  sync: NoteSync
  place: QueuePlace
  onGo: (sectionId: string) => void
  /** Shows the note’s text, which is what will be signed. */
  onSign: () => void
  /** Comments on what is chosen; absent where the viewer may not. */
  onComment: (() => void) | undefined
}) {
  const [asking, setAsking] = useState(false)
  const sign = useRef<HTMLButtonElement>(null)
  const { abilities } = note
  useReviewKeys({
    j: place.toNext,
    k: place.toPrevious,
    c: onComment ?? null,
    r: abilities.requestChanges ? () => setAsking(true) : null,
    s: () => sign.current?.click(),
  })
  return (
    <aside className="reviewBar" aria-label="Review">
      <div className="reviewBarActs">
        <span className="reviewPlace">
          {place.number === null ? 'Not in your queue' : `${place.number} of ${place.of}`}
        </span>
        <Button variant="quiet" disabled={!place.toPrevious} onClick={place.toPrevious ?? undefined}>
          Previous <kbd>k</kbd>
        </Button>
        <Button variant="quiet" disabled={!place.toNext} onClick={place.toNext ?? undefined}>
          Next <kbd>j</kbd>
        </Button>
        {onComment && (
          <Button variant="quiet" onMouseDown={(event) => event.preventDefault()} onClick={onComment}>
            Comment <kbd>c</kbd>
          </Button>
        )}
        <span className="reviewAnswers">
          {abilities.requestChanges && (
            <Button onClick={() => setAsking(true)}>
              Ask for changes <kbd>r</kbd>
            </Button>
          )}
          <SignButton ref={sign} {...{ note, open, sync, onSign }} onSigned={place.onDone} />
        </span>
      </div>
      {sync.ready && <LookFirst open={open} onGo={onGo} />}
      <AskForChanges note={note} opened={asking} onClose={() => setAsking(false)} onDone={place.onDone} />
    </aside>
  )
}
