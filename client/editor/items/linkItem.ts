import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { readAttributes } from '../../../shared/note/attributes.ts'
import { itemLinkRules } from '../../../shared/note/nodes/itemLink.ts'
import { asOneUndoStep } from '../undoStep.ts'
import type { ItemOffer } from './findItems.ts'
import { itemsInNote } from './itemsInNote.ts'

const linkTo = ({ key, kind, label }: ItemOffer) => ({ type: 'itemLink', attrs: { to: key, kind, label } })

/** Puts a link in place of what was typed to find it, with a space behind it to write on. */
export function putLink(editor: Editor, range: { from: number; to: number }, offer: ItemOffer): void {
  editor
    .chain()
    .focus()
    .insertContentAt(range, [linkTo(offer), { type: 'text', text: ' ' }])
    .run()
}

/**
 * Puts a link at the end of an item's words, where no letter that a colleague is typing in them is written anew, and the
 * caret behind it. False where the item is gone.
 */
export function linkItem(editor: Editor, itemId: string, offer: ItemOffer): boolean {
  const item = itemsInNote(editor.state.doc).get(itemId)
  if (item === undefined) return false
  const { end } = item.place
  const before = editor.state.doc.resolve(end).nodeBefore
  const needsSpace = before !== null && !(before.isText && /\s$/.test(before.text ?? ''))
  const content = [...(needsSpace ? [{ type: 'text', text: ' ' }] : []), linkTo(offer)]
  asOneUndoStep(editor, () => editor.chain().insertContentAt(end, content).focus().run())
  return true
}

/** The ids of what a node's words link to. */
export function linkedFrom(node: Node): Set<string> {
  const ids = new Set<string>()
  node.descendants((inside) => {
    if (inside.type.name !== 'itemLink') return
    const { to } = readAttributes(itemLinkRules, inside.attrs)
    if (to !== null) ids.add(to)
  })
  return ids
}
