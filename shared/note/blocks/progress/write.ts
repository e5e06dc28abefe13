import { isWordless } from '../../noteJson.ts'
import { linkedItem } from '../../written/linkedItem.ts'
import type { BlockWriter, WrittenCell } from '../../written/part.ts'
import { goalStatusNames } from '../goal/schema.ts'
import { deriveProgress, isEmptyProgress } from './derive.ts'

/** The goals with their ratings as a table. A goal that nobody rated is in it as not rated: it was there to be asked about. */
export const writeProgress: BlockWriter = (node) => {
  if (isEmptyProgress(node)) return []
  const rows = deriveProgress(node).map(({ row, node: child, isOpen }): WrittenCell[] => [
    linkedItem('goal', row.of, row.label),
    isOpen ? 'not rated' : row.value === null ? '' : `${row.value} of 10`,
    row.on ?? '',
    row.by ?? '',
    row.status === null ? '' : goalStatusNames[row.status],
    isWordless(child) ? '' : { lines: [child] },
  ])
  return [{ head: ['Goal', 'Rating', 'Rated on', 'By', 'Stands', 'Comment'], rows }]
}
