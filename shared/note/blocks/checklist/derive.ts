import { readAttributes, type Values } from '../../attributes.ts'
import type { NoteNode } from '../../noteJson.ts'
import { isUnfilled, partsOf } from '../filled.ts'
import { type CheckStatus, checkItemRules, checklistRules } from './schema.ts'

interface DerivedChecklist {
  checklist: Values<typeof checklistRules>
  items: CheckItemOf[]
  counts: Record<CheckStatus | 'open', number>
  /** Who marked the rest absent, each with how many items still stand as that act left them. */
  restMarked: { name: string; items: number }[]
}
interface CheckItemOf {
  item: Values<typeof checkItemRules>
  /** The item's node, for its comment. */
  node: NoteNode
  /** The member who marked it absent with the rest; null where it was answered by itself. */
  withTheRestBy: string | null
}

/** What follows from the items: how many stand how. What that means is not for a sum to say. */
export function deriveChecklist(node: NoteNode): DerivedChecklist {
  const items = partsOf(node, 'checkItem').map((child): CheckItemOf => {
    const item = readAttributes(checkItemRules, child.attrs)
    // Somebody who answers an item at the same moment may win it, and leaves the marker's name behind.
    const withTheRestBy = item.status === 'absent' ? item.markedByName : null
    return { item, node: child, withTheRestBy }
  })
  const count = (status: CheckStatus | null) => items.filter(({ item }) => item.status === status).length
  const names = items.flatMap(({ withTheRestBy }) => withTheRestBy ?? [])
  return {
    checklist: readAttributes(checklistRules, node.attrs),
    items,
    counts: { present: count('present'), absent: count('absent'), unknown: count('unknown'), open: count(null) },
    restMarked: [...Map.groupBy(names, (name) => name)].map(([name, { length: items }]) => ({ name, items })),
  }
}

/** Whether nobody has answered or commented an item, or added one. What the list brought with it is filled by nobody. */
export const isEmptyChecklist = (node: NoteNode): boolean =>
  isUnfilled(node, checklistRules, ['list', 'title', 'answers']) &&
  partsOf(node, 'checkItem').every((item) => {
    const isListed = readAttributes(checkItemRules, item.attrs).key !== null
    return isUnfilled(item, checkItemRules, isListed ? ['key', 'label', 'classedAs'] : [])
  })
