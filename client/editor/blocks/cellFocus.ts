import type { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import { endUndoStep } from '../undoStep.ts'

/**
 * Moving between the cells of blocks by keyboard. Every cell is an element with `data-stop` in a block with `data-block`;
 * a line of words is the editor's own text and carries `data-line` as well. The order is the one on screen, which in a
 * timeline is not the order in the text.
 */

/** A cell that is to have the focus as soon as it is drawn, in a row that was just inserted; null: the row's first. */
const awaited = new WeakMap<Editor, { row: string; stop: string | null }>()

export function awaitFocus(editor: Editor, row: string, stop: string | null): void {
  awaited.set(editor, { row, stop })
}

/**
 * Gives the focus to a cell that appears now, if it is the one that is waited for. A row may be drawn just before the
 * editor puts it into the note, where it can take no focus yet: then as soon as it is there, before the next key.
 */
export function focusAwaited(editor: Editor, row: string | null, stop: string, cell: HTMLElement | null): void {
  const expected = awaited.get(editor)
  if (cell === null || expected?.row !== row || (expected.stop ?? stop) !== stop) return
  awaited.delete(editor)
  if (cell.isConnected) cell.focus()
  else queueMicrotask(() => cell.focus())
}

const rowOf = (stop: Element) => stop.closest<HTMLElement>('[data-row]')
const blockOf = (stop: Element) => stop.closest<HTMLElement>('[data-block]')

/** The place of a row on screen: the editor sets `order` on the element that it made around the row. */
const placeOf = (row: HTMLElement | null) => Number(row?.parentElement?.style.order ?? '') || 0

function rowsOf(block: Element): HTMLElement[] {
  return [...block.querySelectorAll<HTMLElement>('[data-row]')].sort((one, other) => placeOf(one) - placeOf(other))
}

const stopsIn = (part: Element) => [...part.querySelectorAll<HTMLElement>('[data-stop]')]

/** All stops of a block as they stand on screen: before the rows, the rows in their order, after them. */
function stopsOf(block: Element): HTMLElement[] {
  const loose = stopsIn(block).filter((stop) => rowOf(stop) === null)
  const inRows = rowsOf(block).flatMap(stopsIn)
  const first = inRows[0]
  if (first === undefined) return loose
  const isBefore = (stop: Element) => (stop.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  return [...loose.filter(isBefore), ...inRows, ...loose.filter((stop) => !isBefore(stop))]
}

/** Where somebody begins in a new block: its sentence, if it is made of one, else a cell of its first row, else its first. */
export function beginningOf(block: Element): HTMLElement | null {
  const find = (selector: string) => block.querySelector<HTMLElement>(selector)
  return find('.itemBlock [data-line]') ?? find('[data-row] [data-stop]:not([data-line])') ?? find('[data-stop]')
}

/** Puts the focus into a stop: a cell with its content chosen, or the caret at the end of a row's words. */
export function enterStop(editor: Editor, stop: HTMLElement): void {
  if (stop.dataset.line === undefined) {
    stop.focus()
    if (isTypedIn(stop)) stop.select()
    return
  }
  const content = stop.querySelector('[data-node-view-content-react]') ?? stop
  putCaret(editor, editor.state.doc.resolve(editor.view.posAtDOM(content, 0)).end())
}

/** At once, so that the next letter that is typed lands there. */
export function putCaret(editor: Editor, at: number): void {
  const { state, view } = editor
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)).scrollIntoView())
  view.focus()
}

/** Whether a stop is a cell to type in, in one line or several. */
export const isTypedIn = (stop: Element): stop is HTMLInputElement | HTMLTextAreaElement =>
  stop instanceof HTMLInputElement || stop instanceof HTMLTextAreaElement

/** Goes to the next or previous stop of the block. False at its end, where the keyboard goes on by itself. */
export function stepStop(editor: Editor, from: HTMLElement, by: 1 | -1): boolean {
  const block = blockOf(from)
  const stops = block === null ? [] : stopsOf(block)
  const target = stops[stops.indexOf(from) + by]
  if (target === undefined || !stops.includes(from)) return false
  enterStop(editor, target)
  return true
}

/**
 * Goes on from the last or first stop of a block where that is a line of words: the browser would go on from the beginning
 * of the note. Next are the block's own acts, then the text behind or before it.
 */
export function stepOut(editor: Editor, from: HTMLElement, by: 1 | -1): boolean {
  const act = by === 1 ? blockOf(from)?.querySelector<HTMLElement>('.blockAct') : null
  if (act != null) {
    act.focus()
    return true
  }
  const { $head } = editor.state.selection
  const beside = TextSelection.findFrom(editor.state.doc.resolve(by === 1 ? $head.after(2) : $head.before(2)), by, true)
  if (beside === null) return false
  putCaret(editor, beside.head)
  return true
}

/** Goes to the same cell of the row below or above. False where there is none. */
export function stepRow(editor: Editor, from: HTMLElement, by: 1 | -1): boolean {
  const row = rowOf(from)
  const block = blockOf(from)
  if (row === null || block === null) return false
  const rows = rowsOf(block)
  const target = rows[rows.indexOf(row) + by]
  const stop =
    target === undefined ? undefined : stopsIn(target).find((other) => other.dataset.stop === from.dataset.stop)
  if (stop === undefined) return false
  enterStop(editor, stop)
  return true
}

/** The stop of a line of words, from the position of its node. */
export function wordsStopAt(editor: Editor, lineAt: number): HTMLElement | null {
  const element = editor.view.nodeDOM(lineAt)
  return element instanceof HTMLElement ? element.querySelector<HTMLElement>('[data-line]') : null
}

/**
 * Chooses the block itself, from where an arrow leaves it and Delete removes it. Undo then brings the block back as it was,
 * with what was typed last.
 */
export function chooseBlock(editor: Editor, inside: number): boolean {
  const at = editor.state.doc.resolve(inside)
  const blockAt = at.depth >= 2 ? at.before(2) : inside
  const node = editor.state.doc.nodeAt(blockAt)
  if (node === null || !NodeSelection.isSelectable(node)) return false
  editor.view.focus()
  endUndoStep(editor)
  editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, blockAt)))
  return true
}
