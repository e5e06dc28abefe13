import { all, wordsOf } from './elements.ts'

/** More columns than anybody reads: what claims to span more does not get them. */
const MOST_COLUMNS = 60

/** A note's tables are plain: no cell spans others, none holds a table, and a caption is a line above. */
export function tidyTables(body: HTMLElement): void {
  for (const table of all(body, ':is(td, th) table')) inLines(table)
  for (const caption of all(body, 'caption')) {
    const table = caption.closest('table')
    const line = body.ownerDocument.createElement('p')
    line.append(...caption.childNodes)
    caption.remove()
    table?.before(line)
  }
  for (const table of all(body, 'table')) evenOut(table)
}

/** A table inside a cell becomes lines of that cell, a row each. */
function inLines(table: HTMLElement): void {
  const lines = all(table, 'tr').map((row) => {
    const line = row.ownerDocument.createElement('p')
    line.textContent = [...row.children].map(wordsOf).join(' | ')
    return line
  })
  table.replaceWith(...lines)
}

/** Empty cells stand in for what merged cells covered, so that every value stays under its heading. */
function evenOut(table: HTMLElement): void {
  /** Rows that a cell further up still covers, by column. */
  const covered = new Map<number, number>()
  for (const row of all(table, 'tr')) {
    let column = 0
    const skip = (before: Element | null) => {
      for (let left = covered.get(column) ?? 0; left > 0; left = covered.get(column) ?? 0) {
        row.insertBefore(row.ownerDocument.createElement('td'), before)
        covered.set(column, left - 1)
        column += 1
      }
    }
    for (const cell of [...row.children]) {
      skip(cell)
      const width = spanOf(cell, 'colspan', MOST_COLUMNS - column)
      const height = spanOf(cell, 'rowspan', Number.MAX_SAFE_INTEGER)
      for (let index = 0; index < width; index += 1) {
        covered.set(column, height - 1)
        column += 1
        if (index > 0) cell.after(row.ownerDocument.createElement(cell.localName))
      }
    }
    skip(null)
  }
}

const spanOf = (cell: Element, name: string, most: number): number =>
  Math.max(1, Math.min(most, Number.parseInt(cell.getAttribute(name) ?? '1', 10) || 1))
