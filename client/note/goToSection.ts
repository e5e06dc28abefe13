import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'

/** Brings a section into view and puts the caret at its end. A section that is not there any more is left alone. */
export function goToSection(editor: Editor, id: string): void {
  const section = findSection(editor.state.doc, id)
  if (!section) return
  const dom = editor.view.nodeDOM(section.at)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'start' })
  if (!editor.isEditable) return
  const end = editor.state.doc.resolve(section.at + section.node.nodeSize - 1)
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(end, -1)))
  editor.view.dom.focus({ preventScroll: true })
}

/** A section and the position before it. */
function findSection(doc: Node, id: string): { node: Node; at: number } | undefined {
  let at = 0
  for (const node of doc.children) {
    if (node.type.name === 'section' && node.attrs.id === id) return { node, at }
    at += node.nodeSize
  }
  return undefined
}
