import { useQuery } from '@tanstack/react-query'
import type { Note } from '../../shared/api/notes.ts'
import { carriedQuery } from '../api/threads.ts'
import { calendarDay } from '../ui/dates.ts'
import { quoted } from '../ui/quoted.ts'

/** Above an integration: what the client had hoped for, verbatim, as it was last written down by the day of this note. */
export function InTheirWords({ note }: { note: Note }) {
  const heads = note.kind === 'chart' && note.phase === 'integration'
  const carried = useQuery({ ...carriedQuery(note.caseId, note.occurredOn), enabled: heads }).data
  const intention = carried?.intention
  if (!heads || !intention || intention.noteId === note.id) return null
  return (
    <figure className="inTheirWords">
      <blockquote>{quoted(intention.text)}</blockquote>
      <figcaption>Their intention, as written on {calendarDay(intention.occurredOn)}</figcaption>
    </figure>
  )
}
