import type { NoteStatus } from '../../shared/review/machine.ts'
import { noteStates } from '../../shared/review/sentences.ts'
import { Icon, type IconName } from './Icon.tsx'

const icons: Record<NoteStatus, IconName> = {
  draft: 'draft',
  in_review: 'review',
  changes_requested: 'changes',
  signed: 'check',
  cosigned: 'checks',
  entered_in_error: 'attention',
}

/** The state of a note: its colour never stands without icon and word. */
export function StatusName({ status }: { status: NoteStatus }) {
  return (
    <span className="status" data-status={status}>
      <Icon name={icons[status]} />
      {noteStates[status].word}
    </span>
  )
}
