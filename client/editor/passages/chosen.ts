import type { Editor } from '@tiptap/core'
import { commentLimits } from '../../../shared/api/comments.ts'
import { flatText, NO_LETTER, wordsBetween } from './flatText.ts'
import type { Commented } from './place.ts'
import { anchorOf } from './relative.ts'
import { cellElement, labelOf, rowAround, shownIn } from './shownCell.ts'

/** What is chosen to be commented on, and whether another wording of it can be suggested. */
export interface Chosen extends Commented {
  readonly takesWording: boolean
}

/** Nothing in particular. */
export const wholeNote: Chosen = { anchor: null, quote: null, before: '', after: '', takesWording: false }

/**
 * What somebody has chosen at this moment: the cell that they are in, else the words that they selected, else the cell or row
 * that they pointed at last, else the whole note.
 */
export function chosenIn(editor: Editor, pointedAt: Element | null): Chosen {
  const focused = document.activeElement
  const inNote = focused !== null && editor.view.dom.contains(focused) ? cellElement(focused) : null
  const words = inNote === null && !isNodeSelected(editor) ? chosenWords(editor) : null
  const cell = inNote ?? (pointedAt && cellElement(pointedAt))
  return words ?? (cell && chosenCell(cell)) ?? (pointedAt && chosenRow(editor, pointedAt)) ?? wholeNote
}

const isNodeSelected = ({ state: { selection } }: Editor): boolean => 'node' in selection

function chosenCell(cell: HTMLElement): Chosen | null {
  const { cellRow: node, cell: name } = cell.dataset
  if (node === undefined || name === undefined) return null
  const { shown, isTyped } = shownIn(cell)
  return {
    anchor: { node, cell: name },
    quote: shown.slice(0, commentLimits.quote),
    // A cell is told by its name, which is all that can be said of an empty one.
    before: labelOf(cell).slice(0, commentLimits.context),
    after: '',
    takesWording: isTyped,
  }
}

/** A row that is read and has no cells to be in. */
function chosenRow(editor: Editor, inside: Element): Chosen | null {
  const row = rowAround(editor, inside)
  if (row === null) return null
  const quote = row.spoken.slice(0, commentLimits.quote)
  return { anchor: { node: row.node, cell: null }, quote, before: '', after: '', takesWording: false }
}

/** The selected words without the spaces around them. */
function chosenWords({ state }: Editor): Chosen | null {
  const { from, to, empty } = state.selection
  if (empty) return null
  const { text, indexAt, positionOf } = flatText(state.doc)
  const [first, behind] = [indexAt(from), indexAt(to)]
  const words = text.slice(first, behind)
  const trimmed = words.trim()
  if (trimmed === '') return null
  const start = first + words.indexOf(trimmed)
  const end = start + trimmed.length
  const [begins, ends] = [positionOf(start), positionOf(end - 1) + 1]
  const anchor = anchorOf(state, begins, ends)
  if (!anchor) return null
  const lineBegins = text.lastIndexOf('\n', start - 1) + 1
  const lineEnds = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end)
  const quote = wordsBetween(state.doc, begins, ends)
  return {
    anchor,
    quote: quote.slice(0, commentLimits.quote),
    before: text.slice(Math.max(lineBegins, start - commentLimits.context), start),
    after: text.slice(end, Math.min(lineEnds, end + commentLimits.context)),
    // A wording takes the place of words in one line; links in it would be lost.
    takesWording: quote.length <= commentLimits.quote && !quote.includes('\n') && !quote.includes(NO_LETTER),
  }
}
