import { childrenOf, isWordless, type NoteNode } from '../../../../shared/note/noteJson.ts'
import { MAX_DEPTH } from '../../../../shared/note/structure.ts'
import { type Inline, plainRun, runsOf } from '../runs.ts'
import { hasLink, tableWords } from '../tables.ts'
import type { Setting } from './lines.ts'
import { type Element, lineHeight, type Place, type Sheet } from './sheet.ts'
import { drawTable } from './table.ts'

const bodySetting: Setting = { family: 'text', size: 10.5 }

/** A text block as an element of its own. `keep`: how much of what follows has to fit on the page as well. */
export function drawLines(
  sheet: Sheet,
  words: readonly Inline[],
  { x, width, parent }: Place,
  { tag = 'P', setting = bodySetting, keep = 0, after = 5, quiet = false } = {},
): void {
  const element = sheet.doc.struct(tag)
  parent.add(element)
  const height = lineHeight(setting)
  const lines = sheet.set.lines(words, setting, width)
  if (sheet.room() < Math.min(lines.length, 2) * height + keep) sheet.turn()
  for (const line of lines) {
    if (sheet.room() < height) sheet.turn()
    sheet.draw(line, element, { x, y: sheet.y(), setting, quiet })
    sheet.space(height)
  }
  sheet.space(after)
  element.end()
}

const headingSizes: Readonly<Record<string, number>> = { H3: 11.5, H4: 10.5, H5: 10.5 }

/** Text as its author wrote it. Words of a kind that nobody knows are never left out. */
export function drawText(sheet: Sheet, nodes: readonly NoteNode[], place: Place, depth = 0): void {
  for (const node of nodes) if (!isWordless(node) || hasLink(node)) drawNode(sheet, node, place, depth)
}

function drawNode(sheet: Sheet, node: NoteNode, place: Place, depth: number): void {
  const inner = childrenOf(node)
  switch (depth > MAX_DEPTH ? 'paragraph' : node.type) {
    case 'text':
    case 'itemLink':
      drawLines(sheet, runsOf({ type: 'paragraph', content: [node] }), place)
      break
    case 'paragraph':
      drawLines(sheet, runsOf(node), place)
      break
    case 'heading':
      drawHeading(sheet, node, place)
      break
    case 'blockquote': {
      const element = child(sheet, place.parent, 'BlockQuote')
      drawText(sheet, inner, { ...indented(place, 16), parent: element }, depth + 1)
      element.end()
      break
    }
    case 'bulletList':
    case 'orderedList':
    case 'taskList':
      drawList(sheet, node, place, depth)
      break
    case 'table':
      drawTable(sheet, tableWords(node), place)
      break
    default:
      drawText(sheet, inner, place, depth + 1)
  }
}

function drawHeading(sheet: Sheet, node: NoteNode, place: Place): void {
  const tag = node.attrs?.level === 3 ? 'H4' : node.attrs?.level === 4 ? 'H5' : 'H3'
  sheet.space(4)
  const setting: Setting = { family: 'frame', size: headingSizes[tag] ?? 10.5, bold: true }
  drawLines(sheet, runsOf(node), place, { tag, setting, keep: 30, after: 3 })
}

/** The narrowest that a text is set. */
const narrowest = 120

/** Further in; what is nested so deep that little room is left stays at the edge that it has. */
function indented({ x, width }: Place, by: number): { x: number; width: number } {
  return width - by < narrowest ? { x, width } : { x: x + by, width: width - by }
}

function child(sheet: Sheet, parent: Element, tag: string): Element {
  const element = sheet.doc.struct(tag)
  parent.add(element)
  return element
}

function drawList(sheet: Sheet, list: NoteNode, { x, width, parent }: Place, depth: number): void {
  const element = child(sheet, parent, 'L')
  const start = typeof list.attrs?.start === 'number' ? list.attrs.start : 1
  const setting = bodySetting
  const inside = indented({ x, width, parent }, list.type === 'orderedList' ? 22 : 16)
  for (const [index, item] of childrenOf(list).entries()) {
    if (isWordless(item) && !hasLink(item)) continue
    const row = child(sheet, element, 'LI')
    const label = child(sheet, row, 'Lbl')
    if (sheet.room() < lineHeight(setting) * 2) sheet.turn()
    const [marker] = sheet.set.lines([plainRun(`${markerOf(list, item, start + index)} `)], setting, 60)
    if (marker) sheet.draw(marker, label, { x, y: sheet.y(), setting })
    if (inside.x === x) sheet.space(lineHeight(setting))
    label.end()
    const body = child(sheet, row, 'LBody')
    drawText(sheet, childrenOf(item), { ...inside, parent: body }, depth + 1)
    body.end()
    row.end()
  }
  element.end()
}

function markerOf(list: NoteNode, item: NoteNode, number: number): string {
  if (list.type === 'taskList') return item.attrs?.checked === true ? '☑' : '☐'
  return list.type === 'orderedList' ? `${number}.` : '•'
}
