import { useQuery } from '@tanstack/react-query'
import type { Note } from '../../../shared/api/notes.ts'
import type { ReviewEvent } from '../../../shared/api/review.ts'
import { reviewQuery } from '../../api/review.ts'
import { Icon } from '../../ui/Icon.tsx'
import { When } from '../../ui/When.tsx'

/** The act whose reason whoever opens the note should read first, by the note's state. */
const said: Partial<Record<Note['status'], ReviewEvent['act']>> = {
  changes_requested: 'requestChanges',
  entered_in_error: 'enterInError',
}

/** Why a note came back, or why it counts no more, in the words of who said so. */
export function LastWord({ note }: { note: Note }) {
  const act = said[note.status]
  const review = useQuery({ ...reviewQuery(note.id), enabled: act !== undefined })
  const event = act && review.data?.events.findLast((one) => one.act === act)
  if (!event?.reason) return null
  return (
    <div className="sentence lastWord">
      <Icon name={act === 'requestChanges' ? 'changes' : 'attention'} />
      <span>
        <b>{event.by.name}</b> {act === 'requestChanges' ? 'asked for changes' : 'marked this as entered in error'}{' '}
        <span className="muted">
          <When at={event.at} />
        </span>
        <q>{event.reason}</q>
      </span>
    </div>
  )
}
