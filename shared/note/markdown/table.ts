import { escapeInline } from './escape.ts'
import type { MarkdownCell, MarkdownPart } from './writer.ts'

/** A table with a heading row. Short rows are filled up; a pipe in a cell is escaped, a line break becomes `<br>`. */
export function writeTable(head: readonly MarkdownCell[], rows: readonly (readonly MarkdownCell[])[]): MarkdownPart {
  const width = rows.reduce((most, row) => Math.max(most, row.length), head.length)
  const line = (cells: readonly MarkdownCell[]) =>
    `| ${Array.from({ length: width }, (_, index) => writeCell(cells[index] ?? '')).join(' | ')} |`
  return { lines: [line(head), `|${' --- |'.repeat(width)}`, ...rows.map(line)].join('\n') }
}

function writeCell(cell: MarkdownCell): string {
  const written = typeof cell === 'string' ? escapeInline(cell) : cell.written
  return written.replaceAll('\n', '<br>').replaceAll('|', '\\|').trim()
}
