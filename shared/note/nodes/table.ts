import { mergeAttributes, Node } from '@tiptap/core'

/**
 * A plain table: rows of cells, nothing merged, nothing measured. Not Tiptap's own, because that one repairs tables by
 * writing into the shared document, on load and for readers too, as soon as rows differ in length; and they do when one
 * person adds a row while another adds a column. Here a short row is drawn short and stays as it was written.
 */
const inACell = '(paragraph | heading | bulletList | orderedList | taskList | blockquote)*'

export const Table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow*',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: ({ HTMLAttributes }) => ['table', mergeAttributes(HTMLAttributes), ['tbody', 0]],
})

export const TableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', mergeAttributes(HTMLAttributes), 0],
})

export const TableCell = Node.create({
  name: 'tableCell',
  content: inACell,
  isolating: true,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', mergeAttributes(HTMLAttributes), 0],
})

export const TableHeader = Node.create({
  name: 'tableHeader',
  content: inACell,
  isolating: true,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', mergeAttributes(HTMLAttributes, { scope: 'col' }), 0],
})
