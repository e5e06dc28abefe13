import { childrenNamed, isBlank, rename, unwrap } from './dom.ts'

/**
 * Tables as a note has them: cells side by side, nothing merged, no table in a table. What was merged leaves empty cells
 * behind, so that the columns stay where they were.
 */
export function cleanTables(body: HTMLElement): void {
  for (const table of [...body.querySelectorAll('table')].reverse()) {
    const rows = [...table.rows]
    const isLayout = rows.length <= 1 && (rows[0]?.cells.length ?? 0) <= 1
    if (isLayout || table.parentElement?.closest('table') != null) linesOf(table)
    else evenOut(table)
  }
}

/** A frame around text, or a table in a cell: its lines, one after the other. */
function linesOf(table: HTMLTableElement): void {
  for (const cell of table.querySelectorAll('td, th')) {
    const hasLines = cell.querySelector('p, div, ul, ol, h1, h2, h3, h4, h5, h6, table') !== null
    if (hasLines) unwrap(cell)
    else if (isBlank(cell)) cell.remove()
    else rename(cell, 'p')
  }
  for (const part of [...table.querySelectorAll('tr, tbody, thead, tfoot, caption, colgroup')].reverse()) unwrap(part)
  unwrap(table)
}

/** More columns than anybody reads were never meant. */
const most = (span: number) => Math.min(span, 100)

function evenOut(table: HTMLTableElement): void {
  for (const caption of childrenNamed(table, 'CAPTION')) {
    table.before(caption)
    rename(caption, 'p')
  }
  for (const columns of childrenNamed(table, 'COLGROUP')) columns.remove()
  for (const cell of table.querySelectorAll('thead td')) {
    const head = rename(cell, 'th')
    for (const name of ['colspan', 'rowspan']) {
      const span = cell.getAttribute(name)
      if (span !== null) head.setAttribute(name, span)
    }
  }
  // The places that a cell of a row above reaches down into, by row.
  const taken = new Map<number, Set<number>>()
  const rows = [...table.rows]
  for (const [index, row] of rows.entries()) fillRow(row, index, rows.length, taken)
}

function fillRow(row: HTMLTableRowElement, index: number, count: number, taken: Map<number, Set<number>>): void {
  const isTaken = (column: number) => taken.get(index)?.has(column) === true
  const empty = () => row.ownerDocument.createElement('td')
  let column = 0
  for (const cell of [...row.cells]) {
    for (; isTaken(column); column += 1) cell.before(empty())
    const [across, down] = [most(cell.colSpan), Math.min(most(cell.rowSpan), count - index)]
    for (let below = 1; below < down; below += 1) {
      const places = taken.get(index + below) ?? new Set<number>()
      for (let right = 0; right < across; right += 1) places.add(column + right)
      taken.set(index + below, places)
    }
    let last: Element = cell
    for (let right = 1; right < across; right += 1) {
      const filler = empty()
      last.after(filler)
      last = filler
    }
    cell.removeAttribute('colspan')
    cell.removeAttribute('rowspan')
    column += across
  }
  for (; isTaken(column); column += 1) row.append(empty())
}
