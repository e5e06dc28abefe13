import type { WrittenCell, WrittenTable } from '../written/part.ts'
import { escapeInline } from './escape.ts'
import { writeInline } from './inline.ts'

/** A table's cell: what is to be written, or inline Markdown already. */
type MarkdownCell = WrittenCell | { readonly written: string }

/** A table with a heading row. Short rows are filled up; a pipe in a cell is escaped, a line break becomes `<br>`. */
export function writeTable(head: readonly MarkdownCell[], rows: readonly (readonly MarkdownCell[])[]): string {
  const width = rows.reduce((most, row) => Math.max(most, row.length), head.length)
  const line = (cells: readonly MarkdownCell[]) =>
    `| ${Array.from({ length: width }, (_, index) => writeCell(cells[index] ?? '')).join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(width)}`, ...rows.map(line)].join('\n')
}

/** A block's table. */
export const writeBlockTable = ({ head, rows }: WrittenTable): string => writeTable(head, rows)

function writeCell(cell: MarkdownCell): string {
  return wordsOf(cell).replaceAll('\n', '<br>').replaceAll('|', '\\|').trim()
}

function wordsOf(cell: MarkdownCell): string {
  if (typeof cell === 'string') return escapeInline(cell)
  return 'written' in cell ? cell.written : cell.lines.map((line) => writeInline(line, '<br>')).join('<br>')
}
