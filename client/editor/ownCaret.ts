import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/**
 * Keeps one's own caret behind the letter it stood behind when a colleague writes in the same line. The binding knows that
 * place, but then guesses anew by looking at the text around it (y-tiptap 3.0, `recoverSelectionEndpoint`), and guesses
 * wrong where both write at one spot: the caret falls before one's own last letters, so that the next ones go in backwards,
 * or out of an empty line into the next section.
 */
export const OwnCaret = Extension.create({
  name: 'ownCaret',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, state) =>
        transactions.some(isFromColleague) ? putBehindItsLetter(state) : null,
    }),
  ],
})

const isFromColleague = (transaction: Transaction): boolean => {
  const origin: unknown = transaction.getMeta(ySyncPluginKey)
  return typeof origin === 'object' && origin !== null && 'isChangeOrigin' in origin && origin.isChangeOrigin === true
}

function putBehindItsLetter(state: EditorState): Transaction | null {
  const binding = ySyncPluginKey.getState(state)?.binding
  const stood = binding?.beforeTransactionSelection
  if (!binding || !stood || stood.type !== 'text') return null
  const place = (relative: unknown): number | null =>
    relative instanceof Y.RelativePosition && stillThere(binding.doc, relative)
      ? relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping)
      : null
  const anchor = place(stood.anchor) ?? state.selection.anchor
  const head = place(stood.head) ?? state.selection.head
  if (anchor === state.selection.anchor && head === state.selection.head) return null
  return state.tr.setSelection(TextSelection.between(state.doc.resolve(anchor), state.doc.resolve(head)))
}

/**
 * Whether what the caret stood at is still there: the letter before it, or the line at whose start it is. Where it is gone,
 * the binding's guess is the best there is.
 */
function stillThere(doc: Y.Doc, { item, type }: Y.RelativePosition): boolean {
  const anchor = item ?? type
  return anchor !== null && !Y.getItem(doc.store, anchor).deleted
}
