import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

/**
 * Keeps a note's sections as its template made them while people write in them: typing, pasting or deleting over several
 * sections changes what stands in them, never the sections. Only own changes pass through here; those of colleagues and
 * undo come by way of the shared document and are shown as they are.
 */
export const SectionGuard = Extension.create({
  name: 'sectionGuard',
  // Before the keys that select and delete everything.
  priority: 1100,
  addKeyboardShortcuts() {
    const remove = () => {
      const { state, view } = this.editor
      const transaction = deleteInSections(state)
      if (transaction === null) return false
      view.dispatch(transaction.scrollIntoView())
      return true
    }
    return {
      Backspace: remove,
      Delete: remove,
      'Mod-a': () => {
        const range = sectionAround(this.editor.state)
        return range !== null && this.editor.commands.setTextSelection(range)
      },
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: (transaction, state) =>
        !transaction.docChanged || isRemote(transaction) || isSameSections(state.doc, transaction.doc),
      appendTransaction: (transactions, before, after) =>
        transactions.some((transaction) => transaction.docChanged) && !transactions.some(isRemote)
          ? keepALine(before, after)
          : null,
      props: {
        handleTextInput: (view, _from, _to, text) => {
          const transaction = deleteInSections(view.state)
          if (transaction === null) return false
          view.dispatch(transaction.insertText(text).scrollIntoView())
          return true
        },
      },
    }),
  ],
})

const isRemote = (transaction: Transaction) => transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true

const idsOf = (doc: Node) => doc.children.map((section) => section.attrs.id)

const isSameSections = (before: Node, after: Node) => {
  const ids = idsOf(after)
  return before.childCount === after.childCount && idsOf(before).every((id, index) => id === ids[index])
}

/** What is chosen, deleted section by section; null where it lies within one section. */
function deleteInSections(state: EditorState): Transaction | null {
  const { from, to, $from, $to } = state.selection
  if (state.selection.empty || ($from.depth > 0 && $from.index(0) === $to.index(0) && $to.depth > 0)) return null
  const parts: { from: number; to: number }[] = []
  state.doc.forEach((section, at) => {
    const start = Math.max(from, at + 1)
    const end = Math.min(to, at + section.nodeSize - 1)
    if (start < end) parts.push({ from: start, to: end })
  })
  const transaction = state.tr
  for (const part of parts.reverse()) transaction.deleteRange(part.from, part.to)
  const start = transaction.doc.resolve(Math.min(from, transaction.doc.content.size))
  return transaction.setSelection(TextSelection.near(start))
}

/** The text range of the section that holds the caret. */
function sectionAround(state: EditorState): { from: number; to: number } | null {
  const { $head } = state.selection
  if ($head.depth === 0) return null
  const start = TextSelection.near(state.doc.resolve($head.start(1)), 1)
  const end = TextSelection.near(state.doc.resolve($head.end(1)), -1)
  return { from: start.from, to: end.to }
}

/** Whoever empties a section finds a line to write in: part of their own change, in the same step of undo. */
function keepALine(before: EditorState, after: EditorState): Transaction | null {
  const emptied: number[] = []
  after.doc.forEach((section, at, index) => {
    const was = before.doc.maybeChild(index)
    if (section.childCount === 0 && was !== null && was.childCount > 0) emptied.push(at + 1)
  })
  const paragraph = after.schema.nodes.paragraph
  if (emptied.length === 0 || paragraph === undefined) return null
  const transaction = after.tr
  for (const at of emptied.reverse()) transaction.insert(at, paragraph.create())
  const { from } = after.selection
  return transaction.setSelection(
    TextSelection.near(transaction.doc.resolve(Math.min(from, transaction.doc.content.size))),
  )
}
