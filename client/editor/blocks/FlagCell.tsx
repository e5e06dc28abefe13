import { Icon } from '../../ui/Icon.tsx'
import type { CellOf } from './Cell.tsx'
import { CellFrame } from './CellFrame.tsx'
import { useCellKeys } from './cellKeys.ts'
import { useOwnCell } from './presence.ts'
import { setCell, standAt } from './setCell.ts'

/** A cell that is yes or not filled. */
export function FlagCell({ editor, getPos, row, name, label, value }: CellOf & { value: boolean | null }) {
  const own = useOwnCell(row, name)
  const onKeyDown = useCellKeys({ editor, getPos, commit: () => true, revert: () => false })
  return (
    <CellFrame row={row} cell={name}>
      <button
        type="button"
        className="cellFlag"
        data-stop={name}
        aria-pressed={value === true}
        onClick={() => setCell(editor, getPos(), name, value === true ? null : true)}
        onFocus={() => {
          own.enter()
          standAt(editor, getPos())
        }}
        onBlur={own.leave}
        onKeyDown={onKeyDown}
      >
        <Icon name={value === true ? 'actionDone' : 'action'} />
        {label}
      </button>
    </CellFrame>
  )
}
