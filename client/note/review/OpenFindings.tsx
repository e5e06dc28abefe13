import { useQuery } from '@tanstack/react-query'
import type { Note } from '../../../shared/api/notes.ts'
import { checkNote } from '../../../shared/note/checks/checkNote.ts'
import { checksQuery } from '../../api/checks.ts'
import type { OpenNote } from '../../sync/openNote.ts'
import { Icon } from '../../ui/Icon.tsx'
import { isReasonFor, keyOf } from '../findings.ts'
import { useNoteText } from '../useNoteText.ts'

const shownAtMost = 5

/** What is still missing or worth a look, of which nobody said why it can stand. It forbids nothing. */
export function OpenFindings({ note, open }: { note: Note; open: OpenNote | null }) {
  const checks = useQuery(checksQuery(note.id))
  const text = useNoteText(open)
  if (!checks.data) return null
  const { around, reasons, findings } = checks.data
  const left = (text === null ? findings : checkNote(text, around)).filter(
    (finding) => !reasons.some((reason) => isReasonFor(finding, reason)),
  )
  if (left.length === 0) return null
  return (
    <div className="openFindings">
      <p className="sentence">
        <Icon name="attention" />
        <span>
          {left.length === 1 ? 'One thing is open.' : `${left.length} things are open.`} You can sign in spite of them.
        </span>
      </p>
      <ul className="muted small">
        {left.slice(0, shownAtMost).map((finding) => (
          <li key={keyOf(finding)}>{finding.words}</li>
        ))}
        {left.length > shownAtMost && <li>and {left.length - shownAtMost} more, under ‘Review’</li>}
      </ul>
    </div>
  )
}
