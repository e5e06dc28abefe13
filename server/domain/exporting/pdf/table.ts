import type { Inline } from '../runs.ts'
import type { TableWords } from '../tables.ts'
import type { Line, Setting } from './lines.ts'
import { type Element, lineHeight, type Place, pageRoom, type Sheet } from './sheet.ts'

/** Whom a head is of. The types of pdfkit do not know it yet. */
const ofColumn: object = { scope: 'Column' }

const gap = 8
const pad = 2.5

/** A table over the whole width. Its head stands on every page that it reaches; a row that is higher than a page goes on. */
export function drawTable(sheet: Sheet, { head, rows }: TableWords, place: Place): void {
  const count = rows.reduce((most, row) => Math.max(most, row.length), head.length)
  if (count === 0) return
  const setting: Setting = { family: 'frame', size: count > 7 ? 7.5 : 8.5 }
  const headSetting: Setting = { ...setting, bold: true }
  const hasHead = head.some((cell) => cell.length > 0)
  const widths = columnWidths(sheet, [...(hasHead ? [head] : []), ...rows], count, place.width, headSetting)
  const table = sheet.doc.struct('Table')
  place.parent.add(table)
  const layOut = (row: readonly (readonly Inline[])[], of: Setting) =>
    widths.map((width, index) => sheet.set.lines(row[index] ?? [], of, width - gap))
  const headLines = hasHead ? layOut(head, headSetting) : []
  const [first] = rows
  const firstHeight = first ? heightOf(layOut(first, setting), setting) : 0
  if (sheet.room() < Math.min(heightOf(headLines, headSetting) + firstHeight, pageRoom / 2)) sheet.turn()
  if (hasHead) drawRow(sheet, table, headLines, { ...place, widths, setting: headSetting, tag: 'TH', repeat: () => {} })
  const repeat = () => {
    if (hasHead) paintHead(sheet, headLines, { ...place, widths, setting: headSetting })
  }
  for (const row of rows) drawRow(sheet, table, layOut(row, setting), { ...place, widths, setting, tag: 'TD', repeat })
  table.end()
  sheet.space(8)
}

const heightOf = (cells: readonly (readonly Line[])[], setting: Setting) =>
  cells.reduce((most, { length }) => Math.max(most, length), 0) * lineHeight(setting) + 2 * pad

interface RowPlace extends Place {
  widths: readonly number[]
  setting: Setting
}

function drawRow(
  sheet: Sheet,
  table: Element,
  cells: readonly (readonly Line[])[],
  { x, width, widths, setting, tag, repeat }: RowPlace & { tag: 'TH' | 'TD'; repeat: () => void },
): void {
  const height = lineHeight(setting)
  const needed = heightOf(cells, setting)
  const turn = () => {
    sheet.turn()
    repeat()
  }
  if (sheet.room() < Math.min(needed, pageRoom / 2)) turn()
  const row = sheet.doc.struct('TR')
  table.add(row)
  const elements = cells.map(() => {
    const cell = sheet.doc.struct(tag, tag === 'TH' ? ofColumn : {})
    row.add(cell)
    return cell
  })
  const most = cells.reduce((longest, { length }) => Math.max(longest, length), 0)
  sheet.space(pad)
  for (let index = 0; index < most; index += 1) {
    if (sheet.room() < height) turn()
    let left = x
    for (const [column, lines] of cells.entries()) {
      const [line, element] = [lines[index], elements[column]]
      if (line && element) sheet.draw(line, element, { x: left, y: sheet.y(), setting })
      left += widths[column] ?? 0
    }
    sheet.space(height)
  }
  sheet.space(pad)
  for (const element of elements) element.end()
  row.end()
  sheet.rule(x, width)
}

/** The head again on the next page, for the eye: who listens has heard it. */
function paintHead(sheet: Sheet, cells: readonly (readonly Line[])[], { x, width, widths, setting }: RowPlace): void {
  sheet.space(pad)
  const most = cells.reduce((longest, { length }) => Math.max(longest, length), 0)
  for (let index = 0; index < most; index += 1) {
    let left = x
    for (const [column, lines] of cells.entries()) {
      const line = lines[index]
      if (line) sheet.shadow(line, { x: left, y: sheet.y(), setting })
      left += widths[column] ?? 0
    }
    sheet.space(lineHeight(setting))
  }
  sheet.space(pad)
  sheet.rule(x, width)
}

/** Every column gets what its longest word needs, and more up to what its longest line takes. */
function columnWidths(
  sheet: Sheet,
  rows: readonly (readonly (readonly Inline[])[])[],
  count: number,
  width: number,
  setting: Setting,
): number[] {
  const columns = Array.from({ length: count }, () => ({ least: 18, most: 18 }))
  for (const row of rows) {
    for (const [index, column] of columns.entries()) {
      const { least, most } = sheet.set.widths(row[index] ?? [], setting)
      column.least = Math.max(column.least, Math.min(least, width / 3) + gap)
      column.most = Math.max(column.most, Math.min(most, width) + gap)
    }
  }
  const least = sum(columns.map((column) => column.least))
  if (least >= width) return columns.map((column) => (column.least * width) / least)
  // The narrowest first: what fits whole gets all it needs, and the long ones share the rest.
  let [left, owed] = [width, least]
  const widths = new Map<number, number>()
  const narrowFirst = columns
    .map((column, index) => ({ ...column, index }))
    .toSorted((one, other) => one.most - other.most)
  for (const [done, column] of narrowFirst.entries()) {
    owed -= column.least
    const fair = Math.min(column.most, left / (count - done), left - owed)
    const given = Math.max(column.least, fair)
    widths.set(column.index, given)
    left -= given
  }
  return columns.map((_, index) => widths.get(index) ?? 0)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
