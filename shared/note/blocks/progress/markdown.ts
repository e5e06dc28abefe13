import { linkedItem } from '../../markdown/linkedItem.ts'
import type { BlockWriter, MarkdownCell } from '../../markdown/writer.ts'
import { isWordless } from '../../noteJson.ts'
import { goalStatusNames } from '../goal/schema.ts'
import { deriveProgress, isEmptyProgress } from './derive.ts'

/** The goals with their ratings as a table. A goal that nobody rated is in it as not rated: it was there to be asked about. */
export const writeProgress: BlockWriter = (node, { words, table }) => {
  if (isEmptyProgress(node)) return []
  const rows = deriveProgress(node).map(({ row, node: child, isOpen }): MarkdownCell[] => [
    linkedItem('goal', row.of, row.label, words),
    isOpen ? 'not rated' : row.value === null ? '' : `${row.value} of 10`,
    row.on ?? '',
    row.by ?? '',
    row.status === null ? '' : goalStatusNames[row.status],
    isWordless(child) ? '' : { written: words(child) },
  ])
  return [table(['Goal', 'Rating', 'Rated on', 'By', 'Stands', 'Comment'], rows)]
}
