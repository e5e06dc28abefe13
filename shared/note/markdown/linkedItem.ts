import type { ItemKind } from '../nodes/itemLink.ts'
import type { MarkdownCell, WriterContext } from './writer.ts'

/** The item that a row is about, in a table's cell: written as a link in a line is. Empty where the row names none. */
export function linkedItem(
  kind: ItemKind,
  to: string | null,
  label: string | null,
  words: WriterContext['words'],
): MarkdownCell {
  if (to === null && label === null) return ''
  return { written: words({ type: 'line', content: [{ type: 'itemLink', attrs: { to, kind, label } }] }) }
}
