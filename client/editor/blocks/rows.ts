import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { byMachine, machineCells, type RowOrigin } from '../../../shared/note/blocks/byMachine.ts'
import { newRow } from '../../../shared/note/blocks/newRow.ts'
import { blockNames, blockRules } from '../../../shared/note/blocks/nodes.ts'
import { asOneUndoStep } from '../undoStep.ts'
import { awaitFocus, chooseBlock, putCaret, stepOut, stepRow, stepStop, wordsStopAt } from './cellFocus.ts'

/** The depth at which a note's blocks stand: in the sections of the document. */
const BLOCK_DEPTH = 2

/** Whether nodes of this kind are a row of a block, or a line of words in one. */
export const isInBlock = (name: string): boolean => name in blockRules && !blockNames.includes(name)

/**
 * Adds a row at the end of the block at `blockAt` and puts the focus into its `stop`: a cell's name, or `words`; null for
 * its first cell. What is added is written once, with an id that nobody has; rows are never moved afterwards. Without an
 * origin it is a template's row, which records nothing.
 */
export function addRow(
  editor: Editor,
  blockAt: number,
  stop: string | null,
  origin: RowOrigin | null,
  values: Record<string, unknown> = {},
): boolean {
  const block = editor.state.doc.nodeAt(blockAt)
  const made = block === null ? undefined : newRow(block.type.name, () => crypto.randomUUID())
  if (block === null || made === undefined) return false
  const at = blockAt + block.nodeSize - 1
  const attrs = { ...(origin === null ? presetOf(made.type) : byMachine(made.type, origin)), ...values, ...made.attrs }
  const row = editor.schema.nodeFromJSON({ ...made, attrs })
  // Without a record there is no cell for the time.
  if (stop !== 'words') awaitFocus(editor, String(row.attrs.id), origin === null && stop === 'at' ? null : stop)
  editor.view.dispatch(editor.state.tr.insert(at, row))
  if (stop === 'words') putCaret(editor, at + 1)
  return true
}

/** An item that a template adds to a list is as much the list's as the others: notes fill it and do not word it. */
const presetOf = (kind: string): Record<string, string> =>
  kind === 'checkItem' ? { key: `item-${crypto.randomUUID().slice(0, 8)}` } : {}

/** The keys in the words of a block: Tab and Enter go on as they do in cells, Esc leaves the block. */
export const RowKeys = Extension.create<{ origin: RowOrigin | null }>({
  name: 'rowKeys',
  // Before lists and the plain Enter, which would split the row.
  priority: 1050,
  addOptions: () => ({ origin: null }),
  addKeyboardShortcuts() {
    const inWords = (act: (partAt: number, stop: HTMLElement | null) => boolean) => () => {
      const { $head } = this.editor.state.selection
      if (!isInBlock($head.parent.type.name)) return false
      return act($head.before(BLOCK_DEPTH + 1), wordsStopAt(this.editor, $head.before()))
    }
    const addRowBelow = () => {
      const blockAt = this.editor.state.selection.$head.before(BLOCK_DEPTH)
      return addRow(this.editor, blockAt, null, this.options.origin)
    }
    const step = (stop: HTMLElement | null, by: 1 | -1) =>
      stop !== null && (stepStop(this.editor, stop, by) || stepOut(this.editor, stop, by))
    return {
      Tab: inWords((_, stop) => step(stop, 1)),
      'Shift-Tab': inWords((_, stop) => step(stop, -1)),
      Escape: inWords((partAt) => chooseBlock(this.editor, partAt)),
      Enter: inWords((partAt, stop) => {
        const part = this.editor.state.doc.nodeAt(partAt)
        if (part !== null && isRow(part))
          return (stop !== null && stepRow(this.editor, stop, 1)) || addRowBelow() || true
        // A line that the block has once leads on to whatever comes next.
        return (stop !== null && stepStop(this.editor, stop, 1)) || true
      }),
      Backspace: inWords((partAt) => {
        const { $head, empty } = this.editor.state.selection
        if (!empty || $head.parentOffset > 0) return false
        return removeUnfilledRow(this.editor, partAt) || true
      }),
      Delete: inWords(() => {
        const { $head, empty } = this.editor.state.selection
        return empty && $head.parentOffset === $head.parent.content.size
      }),
    }
  },
})

/** Rows are added and removed; the lines that a block has once are not. */
const isRow = ({ type }: Node): boolean => rowNames.has(type.name)
const rowNames = new Set(blockNames.flatMap((block) => newRow(block, () => '')?.type ?? []))

/** Removes a row in which nothing is written, and puts the caret before it. */
function removeUnfilledRow(editor: Editor, rowAt: number): boolean {
  const row = editor.state.doc.nodeAt(rowAt)
  if (row === null || !isRow(row) || row.textContent !== '') return false
  if (Object.entries(row.attrs).some(([name, value]) => value !== null && !machineCells.includes(name))) return false
  return removeRow(editor, rowAt)
}

/** Removes a row with all that is in it. Undo brings it back. */
export function removeRow(editor: Editor, rowAt: number): boolean {
  const row = editor.state.doc.nodeAt(rowAt)
  if (row === null || !isRow(row)) return false
  asOneUndoStep(editor, () => editor.view.dispatch(editor.state.tr.delete(rowAt, rowAt + row.nodeSize)))
  return chooseBlock(editor, Math.max(0, rowAt - 1)) || true
}
