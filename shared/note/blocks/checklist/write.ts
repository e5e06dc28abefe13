import { isWordless } from '../../noteJson.ts'
import type { BlockWriter, WrittenCell } from '../../written/part.ts'
import { deriveChecklist, isEmptyChecklist } from './derive.ts'
import { describeCounts, describeItem, describeRest } from './describe.ts'
import { statusNamesOf } from './schema.ts'

/** A checklist as a table, with its counts and with who marked the rest absent. */
export const writeChecklist: BlockWriter = (node) => {
  if (isEmptyChecklist(node)) return []
  const derived = deriveChecklist(node)
  const names = statusNamesOf(derived.checklist.answers)
  const rows = derived.items.map(({ item, node: child, withTheRestBy }): WrittenCell[] => [
    describeItem(item),
    item.status === null ? 'not answered' : `${names[item.status]}${withTheRestBy === null ? '' : ', with the rest'}`,
    isWordless(child) ? '' : { lines: [child] },
  ])
  const head = [derived.checklist.title ?? 'Checklist', describeCounts(derived)].filter((part) => part !== '')
  return [
    { paragraph: [`${head.join(': ')}.`, ...describeRest(derived).map((said) => `${said}.`)].join(' ') },
    ...(rows.length === 0 ? [] : [{ head: ['Item', 'Status', 'Comment'], rows }]),
  ]
}
