import type { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { AttributeValue } from '../../../shared/note/attributes.ts'
import { markConfirmedBy } from '../../../shared/note/blocks/carriedCells.ts'
import { attributeAllowed } from '../../../shared/note/structure.ts'

/**
 * Fills or empties one cell: one attribute of one node, so that what colleagues enter beside it is untouched. A value that
 * the server would refuse is not written: the refusal would cost the whole connection.
 * @returns whether the cell now says so
 */
export function setCell(editor: Editor, at: number | undefined, name: string, value: AttributeValue | null): boolean {
  return setCells(editor, at, { [name]: value })
}

/** Fills several cells of one node at once, as one step to undo. What was carried over in one of them is confirmed by it. */
export function setCells(
  editor: Editor,
  at: number | undefined,
  values: Readonly<Record<string, AttributeValue | null>>,
): boolean {
  const node = at === undefined ? null : editor.state.doc.nodeAt(at)
  if (at === undefined || node === null || !editor.isEditable) return false
  const other = Object.entries(values).filter(([name, value]) => node.attrs[name] !== value)
  const changed = other.filter(([name, value]) => attributeAllowed(node.type.name, name, value))
  if (changed.length === 0) return other.length === 0
  const { tr } = editor.state
  for (const [name, value] of changed) tr.setNodeAttribute(at, name, value)
  const confirmed = markConfirmedBy(
    node.type.name,
    changed.map(([name]) => name),
  )
  if (confirmed !== null && node.attrs[confirmed] !== null) tr.setNodeAttribute(at, confirmed, null)
  editor.view.dispatch(tr)
  return changed.length === other.length
}

/** Lets the editor know which block somebody is in, for the outline and for undo, without taking the focus. */
export function standAt(editor: Editor, at: number | undefined): void {
  const node = at === undefined ? null : editor.state.doc.nodeAt(at)
  if (at === undefined || node === null) return
  const { doc, selection, tr } = editor.state
  if (selection.from > at && selection.to < at + node.nodeSize) return
  const inside = node.isTextblock ? TextSelection.create(doc, at + 1) : NodeSelection.create(doc, at)
  if (!inside.eq(selection)) editor.view.dispatch(tr.setSelection(inside))
}
