import { linkedItem } from '../../markdown/linkedItem.ts'
import type { BlockWriter, MarkdownCell } from '../../markdown/writer.ts'
import { isWordless } from '../../noteJson.ts'
import { deriveOpenActions, isEmptyOpenActions } from './derive.ts'
import { actionStateNames } from './schema.ts'

/** The actions as a table. One that nobody answered is in it as not asked about: it was there to be asked. */
export const writeOpenActions: BlockWriter = (node, { words, table }) => {
  if (isEmptyOpenActions(node)) return []
  const rows = deriveOpenActions(node).map(({ row, node: child, isOpen }): MarkdownCell[] => [
    linkedItem('action', row.of, row.label, words),
    isOpen ? 'not recorded' : row.state === null ? '' : actionStateNames[row.state],
    row.doneOn ?? '',
    isWordless(child) ? '' : { written: words(child) },
  ])
  return [table(['Action', 'State', 'Done on', 'Comment'], rows)]
}
