import { childrenOf, type NoteNode } from '../../../shared/note/noteJson.ts'
import type { WrittenCell, WrittenTable } from '../../../shared/note/written/part.ts'
import { type Inline, plainRun, runsOf } from './runs.ts'
import { hasWords } from './words.ts'

/** A table's cells, as words. */
export interface TableWords {
  head: readonly (readonly Inline[])[]
  rows: readonly (readonly (readonly Inline[])[])[]
}

/** A link without a label has no words, and is read as a link all the same. */
export const hasLink = (node: NoteNode): boolean => node.type === 'itemLink' || childrenOf(node).some(hasLink)

/** A table that an author made. */
export function tableWords(table: NoteNode): TableWords {
  const rows = childrenOf(table).map((row) => ({
    isHead: childrenOf(row).length > 0 && childrenOf(row).every((cell) => cell.type === 'tableHeader'),
    cells: (row.type === 'tableRow' ? childrenOf(row) : [row]).map(cellWords),
  }))
  const [first, ...rest] = rows
  return first?.isHead === true
    ? { head: first.cells, rows: rest.map(({ cells }) => cells) }
    : { head: [], rows: rows.map(({ cells }) => cells) }
}

/** A block's table. */
export const blockTableWords = ({ head, rows }: WrittenTable): TableWords => ({
  head: head.map(wordsOfCell),
  rows: rows.map((row) => row.map(wordsOfCell)),
})

const wordsOfCell = (cell: WrittenCell): Inline[] =>
  typeof cell === 'string' ? (cell === '' ? [] : [plainRun(cell)]) : wordsOfLines(cell.lines)

/** Text blocks one under the other; those without words are left out. */
export function wordsOfLines(lines: readonly NoteNode[]): Inline[] {
  const written = lines.map(runsOf).filter((words) => words.some((word) => word !== 'break' && hasWords(word.text)))
  return written.flatMap((words, index) => [...(index > 0 ? (['break'] as const) : []), ...words])
}

/** Everything in a cell, a line for each text block in it. */
function cellWords(cell: NoteNode): Inline[] {
  const blocks: NoteNode[] = []
  const find = (node: NoteNode) => {
    const isText = childrenOf(node).some(({ type }) => ['text', 'hardBreak', 'itemLink'].includes(type))
    if (isText) blocks.push(node)
    else for (const inner of childrenOf(node)) find(inner)
  }
  find(cell)
  return blocks.flatMap((block, index) => [...(index > 0 ? (['break'] as const) : []), ...runsOf(block)])
}
