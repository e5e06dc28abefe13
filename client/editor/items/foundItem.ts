import { type Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { putCaret } from '../blocks/cellFocus.ts'
import { itemsInNote } from './itemsInNote.ts'

const foundKey = new PluginKey<string | null>('foundItem')

/** Marks the item that a link led to, until something else is done in the note. It only draws. */
export const FoundItem = Extension.create({
  name: 'foundItem',
  addProseMirrorPlugins: () => [
    new Plugin<string | null>({
      key: foundKey,
      state: {
        init: () => null,
        apply: (transaction, before) => {
          const found: unknown = transaction.getMeta(foundKey)
          if (typeof found === 'string') return found
          return transaction.selectionSet ? null : before
        },
      },
      props: {
        decorations: (state) => {
          const id = foundKey.getState(state)
          const item = id == null ? undefined : itemsInNote(state.doc).get(id)
          const node = item === undefined ? null : state.doc.nodeAt(item.place.node)
          if (item === undefined || node === null) return null
          const { node: from } = item.place
          return DecorationSet.create(state.doc, [Decoration.node(from, from + node.nodeSize, { class: 'isFound' })])
        },
      },
    }),
  ],
})

/** Shows an item of the open note and, for those who may write, puts the caret at the end of its words. False where it is not there. */
export function goToItem(editor: Editor, id: string): boolean {
  const item = itemsInNote(editor.state.doc).get(id)
  if (item === undefined) return false
  if (editor.isEditable) putCaret(editor, item.place.end)
  editor.view.dispatch(editor.state.tr.setMeta(foundKey, id))
  const element = editor.view.nodeDOM(item.place.node)
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
  // In a note that was just opened, the blocks above it are drawn by the next frame.
  requestAnimationFrame(() => {
    if (element instanceof HTMLElement) element.scrollIntoView({ block: 'center', behavior })
  })
  return true
}
