import { showDay } from '../../../shared/note/calendar.ts'
import type { CellOf } from './Cell.tsx'
import { setCell } from './setCell.ts'
import { useEditable } from './useNote.ts'

/** Says that a value was carried over from an earlier note, with the one act that confirms it. */
export function CarriedCell({
  editor,
  getPos,
  name,
  from,
  thing,
}: Omit<CellOf, 'label'> & {
  /** The day of the note from which it came; null where it was confirmed or entered here. */
  from: string | null
  /** What is confirmed, as it is read out. */
  thing: string
}) {
  const isEditable = useEditable(editor)
  if (from === null) return null
  return (
    <span className="carried">
      carried over from {showDay(from)}
      {isEditable && (
        <>
          {' · '}
          <button
            type="button"
            className="carriedConfirm"
            aria-label={`Confirm ${thing}`}
            onClick={() => setCell(editor, getPos(), name, null)}
          >
            confirm
          </button>
        </>
      )}
    </span>
  )
}
