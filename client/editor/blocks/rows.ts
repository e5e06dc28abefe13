import { type Editor, Extension } from '@tiptap/core'
import { minuteStamp } from '../../../shared/note/clock.ts'
import type { Writer } from '../noteContext.ts'
import { awaitFocus, chooseBlock, stepRow, stepStop, wordsStopAt } from './cellFocus.ts'

const rowTypes: Readonly<Record<string, string>> = { dose: 'doseRow', timeline: 'moment' }
/** Whether nodes of this kind are rows of a block. */
export const isRow = (name: string): boolean => Object.values(rowTypes).includes(name)

/** Who observes, and what the clock says: filled into a moment by the machine. */
export interface RowOrigin {
  readonly user: Writer
  readonly now: () => Date
}

/**
 * Adds a row at the end of the block at `blockAt` and puts the focus into its `stop`: a cell's name, or `words`. What is
 * added is written once, with an id that nobody has; rows are never moved afterwards.
 */
export function addRow(
  editor: Editor,
  blockAt: number,
  stop: string,
  origin: RowOrigin,
  values: Record<string, unknown> = {},
): boolean {
  const block = editor.state.doc.nodeAt(blockAt)
  const type = block === null ? undefined : editor.schema.nodes[rowTypes[block.type.name] ?? '']
  if (block === null || type === undefined) return false
  const id = crypto.randomUUID()
  const byMachine =
    type.name === 'moment'
      ? { recordedAt: minuteStamp(origin.now()), observer: origin.user.id, observerName: origin.user.name }
      : {}
  const at = blockAt + block.nodeSize - 1
  if (stop !== 'words') awaitFocus(editor, id, stop)
  const row = type.create({ ...byMachine, ...values, id })
  editor.view.dispatch(editor.state.tr.insert(at, row))
  if (stop === 'words')
    editor
      .chain()
      .setTextSelection(at + 1)
      .focus()
      .run()
  return true
}

/** The keys in the words of a row: Tab and Enter go on as they do in cells, Esc leaves the block. */
export const RowKeys = Extension.create<{ origin: RowOrigin | null }>({
  name: 'rowKeys',
  // Before lists and the plain Enter, which would split the row.
  priority: 1050,
  addOptions: () => ({ origin: null }),
  addKeyboardShortcuts() {
    const inWords = (act: (rowAt: number, stop: HTMLElement | null) => boolean) => () => {
      const { $head } = this.editor.state.selection
      if (!isRow($head.parent.type.name)) return false
      const rowAt = $head.before()
      return act(rowAt, wordsStopAt(this.editor, rowAt))
    }
    return {
      Tab: inWords((_, stop) => stop !== null && stepStop(this.editor, stop, 1)),
      'Shift-Tab': inWords((_, stop) => stop !== null && stepStop(this.editor, stop, -1)),
      Escape: inWords((rowAt) => chooseBlock(this.editor, rowAt)),
      Enter: inWords((rowAt, stop) => {
        if (stop !== null && stepRow(this.editor, stop, 1)) return true
        const { origin } = this.options
        const blockAt = this.editor.state.doc.resolve(rowAt).before()
        return origin === null || addRow(this.editor, blockAt, 'at', origin)
      }),
      Backspace: inWords((rowAt) => {
        const { $head, empty } = this.editor.state.selection
        if (!empty || $head.parentOffset > 0) return false
        return removeUnfilledRow(this.editor, rowAt) || true
      }),
      Delete: inWords(() => {
        const { $head, empty } = this.editor.state.selection
        return empty && $head.parentOffset === $head.parent.content.size
      }),
    }
  },
})

/** What the machine fills in does not make a row worth keeping. */
const byMachine = ['id', 'recordedAt', 'observer', 'observerName']

/** Removes a row in which nothing is written, and puts the caret before it. */
function removeUnfilledRow(editor: Editor, rowAt: number): boolean {
  const row = editor.state.doc.nodeAt(rowAt)
  if (row === null || !isRow(row.type.name) || row.content.size > 0) return false
  if (Object.entries(row.attrs).some(([name, value]) => value !== null && !byMachine.includes(name))) return false
  return removeRow(editor, rowAt)
}

/** Removes a row with all that is in it. Undo brings it back. */
export function removeRow(editor: Editor, rowAt: number): boolean {
  const row = editor.state.doc.nodeAt(rowAt)
  if (row === null || !isRow(row.type.name)) return false
  editor.view.dispatch(editor.state.tr.delete(rowAt, rowAt + row.nodeSize))
  return chooseBlock(editor, Math.max(0, rowAt - 1)) || true
}
