import type { AttributeValue } from '../../../shared/note/attributes.ts'
import type { CellOf } from './Cell.tsx'
import { CellFrame } from './CellFrame.tsx'
import { focusAwaited } from './cellFocus.ts'
import { useCellKeys } from './cellKeys.ts'
import { useOwnCell } from './presence.ts'
import { setCell, standAt } from './setCell.ts'

/** A cell with one of a few words, or none. */
export function ChoiceCell({
  editor,
  getPos,
  row,
  name,
  label,
  value,
  words,
  none = label,
  meaning = (word) => word,
  onChoose,
  className,
}: CellOf & {
  value: string | null
  words: Readonly<Record<string, string>>
  /** Shown where nothing is chosen; the label if it is left out. */
  none?: string
  /** The value that stands for a word; the word itself if this is left out. */
  meaning?: (word: string) => AttributeValue
  /** What a choice does, where it does not fill the cell of this name. */
  onChoose?: (word: string | null) => void
  className?: string
}) {
  const own = useOwnCell(row, name)
  const onKeyDown = useCellKeys({ editor, getPos, commit: () => true, revert: () => false })
  const choose = (chosen: string) => {
    const word = chosen === '' ? null : chosen
    if (onChoose !== undefined) onChoose(word)
    else setCell(editor, getPos(), name, word === null ? null : meaning(word))
  }
  return (
    <CellFrame row={row} cell={name} {...(className === undefined ? {} : { className })}>
      <select
        ref={(element: HTMLElement | null) => focusAwaited(editor, row, name, element)}
        className="cellChoice"
        data-stop={name}
        data-empty={value === null || undefined}
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        onFocus={() => {
          own.enter()
          standAt(editor, getPos())
        }}
        onBlur={own.leave}
        onKeyDown={onKeyDown}
      >
        <option value="">{none}</option>
        {Object.entries(words).map(([word, shown]) => (
          <option key={word} value={word}>
            {shown}
          </option>
        ))}
      </select>
    </CellFrame>
  )
}
