import { isWordless } from '../../noteJson.ts'
import { linkedItem } from '../../written/linkedItem.ts'
import type { BlockWriter, WrittenCell } from '../../written/part.ts'
import { deriveOpenActions, isEmptyOpenActions } from './derive.ts'
import { actionStateNames } from './schema.ts'

/** The actions as a table. One that nobody answered is in it as not asked about: it was there to be asked. */
export const writeOpenActions: BlockWriter = (node) => {
  if (isEmptyOpenActions(node)) return []
  const rows = deriveOpenActions(node).map(({ row, node: child, isOpen }): WrittenCell[] => [
    linkedItem('action', row.of, row.label),
    isOpen ? 'not recorded' : row.state === null ? '' : actionStateNames[row.state],
    row.doneOn ?? '',
    isWordless(child) ? '' : { lines: [child] },
  ])
  return [{ head: ['Action', 'State', 'Done on', 'Comment'], rows }]
}
