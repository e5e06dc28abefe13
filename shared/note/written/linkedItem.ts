import type { ItemKind } from '../nodes/itemLink.ts'
import type { WrittenCell } from './part.ts'

/** The item that a row is about, in a table's cell: written as a link in a line is. Empty where the row names none. */
export function linkedItem(kind: ItemKind, to: string | null, label: string | null): WrittenCell {
  if (to === null && label === null) return ''
  return { lines: [{ type: 'line', content: [{ type: 'itemLink', attrs: { to, kind, label } }] }] }
}
