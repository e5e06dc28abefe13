import type { CellOf } from './Cell.tsx'
import { ChoiceCell } from './ChoiceCell.tsx'

const words = { true: 'yes', false: 'no' }

/** A cell that is yes, no, or not filled: a question that nobody answered is no answer. */
export function YesNoCell({ value, ...cell }: CellOf & { value: boolean | null }) {
  return (
    <ChoiceCell
      {...cell}
      none="–"
      value={value === null ? null : String(value)}
      words={words}
      meaning={(word) => word === 'true'}
    />
  )
}
