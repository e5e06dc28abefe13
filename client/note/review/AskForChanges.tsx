import type { Note } from '../../../shared/api/notes.ts'
import { useReturn } from '../../api/review.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

/** Whoever reviews a note sends it back, and says what should change. */
export function AskForChanges({
  note,
  ...dialog
}: {
  note: Note
  opened: boolean
  onClose: () => void
  onDone?: () => void
}) {
  return (
    <ReasonDialog
      {...dialog}
      title="Ask for changes"
      says={`The note goes back to ${note.author.name} and can be written in again. Every signature so far counts no more.`}
      label="What should change, and why"
      button="Ask for changes"
      saving={useReturn(note)}
    />
  )
}
