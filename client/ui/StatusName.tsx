import type { NoteStatus } from '../../shared/review/machine.ts'
import { Icon, type IconName } from './Icon.tsx'

const states: Record<NoteStatus, { word: string; icon: IconName }> = {
  draft: { word: 'Draft', icon: 'draft' },
  in_review: { word: 'In review', icon: 'review' },
  changes_requested: { word: 'Changes requested', icon: 'changes' },
  signed: { word: 'Signed', icon: 'check' },
  cosigned: { word: 'Co-signed', icon: 'checks' },
  entered_in_error: { word: 'Entered in error', icon: 'attention' },
}

/** The state of a note: its colour never stands without icon and word. */
export function StatusName({ status }: { status: NoteStatus }) {
  const { word, icon } = states[status]
  return (
    <span className="status" data-status={status}>
      <Icon name={icon} />
      {word}
    </span>
  )
}
