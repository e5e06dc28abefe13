import type { Editor } from '@tiptap/core'
import { Fragment, type Node } from '@tiptap/pm/model'
import { Selection, TextSelection } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { LibrarySection } from '../../../shared/api/templates.ts'
import { elementOf } from '../../../shared/note/create.ts'
import { templateParts } from '../../../shared/note/nodes/templateParts.ts'
import { childrenOf } from '../../../shared/note/noteJson.ts'
import { keyOf, sectionWith } from '../../../shared/templates/content.ts'
import { withOwnIds } from '../../editor/paste.ts'
import { sectionAct } from '../../editor/sectionGuard.ts'
import { asOneUndoStep } from '../../editor/undoStep.ts'

/**
 * What can be done with the sections of a template as a whole. Each act is one change of the shared document and one step to
 * undo, and leaves every other section untouched, so that whatever colleagues write there at that moment stays.
 */

const newId = () => crypto.randomUUID()

/** A key for a section that has no title yet. It stays, whatever the section is called later: notes are followed by it. */
const newKey = () => `section-${crypto.randomUUID().slice(0, 8)}`

/** Adds an empty section behind the one at this index, or before all at -1, and puts the caret into its title. */
export function addSection(editor: Editor, behind: number): boolean {
  const at = Math.min(behind + 1, editor.state.doc.childCount)
  const section = {
    type: 'section',
    attrs: { id: newId(), key: newKey() },
    content: [{ type: 'sectionTitle' }, { type: 'guidance' }, { type: 'paragraph' }],
  }
  // Made as the server makes it, with a text in every line: two people who begin its title at once write into one.
  return change(editor, (sections) => sections.insert(at, [elementOf(section)])) && goInto(editor, at)
}

/** Adds a section of the library behind the one at this index, with ids of its own. It remembers where it came from. */
export function addFromLibrary(editor: Editor, behind: number, saved: LibrarySection): boolean {
  if (!editor.isEditable) return false
  const { doc, schema, tr } = editor.state
  const at = Math.min(behind + 1, doc.childCount)
  const { id: source, title, guidance, required, answeredBy, content } = saved
  const key = doc.children.some(({ attrs }) => attrs.key === keyOf(title)) ? newKey() : keyOf(title)
  const head = sectionWith({ key, title, guidance, required, answeredBy, source, content: [] }, newId)
  const made = schema.nodeFromJSON({ ...head, content: [...childrenOf(head), ...content] })
  const section = withOwnIds(Fragment.from(made), () => true)
  asOneUndoStep(editor, () => editor.view.dispatch(tr.insert(startOf(doc, at), section).setMeta(sectionAct, true)))
  return goInto(editor, at)
}

/** Removes a section with all that is in it. Undo brings it back. */
export function removeSection(editor: Editor, at: number): boolean {
  if (editor.state.doc.maybeChild(at) === null || !change(editor, (sections) => sections.delete(at, 1))) return false
  const { doc } = editor.state
  if (doc.childCount > 0) goInto(editor, Math.min(at, doc.childCount - 1))
  else editor.view.focus()
  return true
}

/**
 * Puts a section before the one above it, or behind the one below. A shared text cannot be moved, only written anew: that is
 * done to the other of the two, unless a colleague is in that one and none in this, so that nobody's caret is lost. What is
 * written anew gets an id of its own and keeps its key: two who move at once can leave it twice.
 * @param occupied ids of the sections that colleagues are in
 */
export function moveSection(
  editor: Editor,
  at: number,
  by: 1 | -1,
  occupied: ReadonlySet<string> = new Set(),
): boolean {
  const { doc, selection } = editor.state
  const [own, other] = [doc.maybeChild(at), doc.maybeChild(at + by)]
  if (own === null || other === null) return false
  const isOtherMoved = !occupied.has(String(other.attrs.id)) || occupied.has(String(own.attrs.id))
  const [from, to] = isOtherMoved ? [at + by, at] : [at, at + by]
  const start = startOf(doc, from)
  const isCaretIn = selection.head > start && selection.head < start + doc.child(from).nodeSize
  const offset = selection.head - start
  const moved = change(editor, (sections) => {
    const section = sections.get(from)
    if (!(section instanceof Y.XmlElement)) return
    const copy = section.clone()
    copy.setAttribute('id', newId())
    sections.delete(from, 1)
    sections.insert(to, [copy])
  })
  if (moved && isCaretIn) putCaret(editor, startOf(editor.state.doc, to) + offset)
  return moved
}

/** Sets one value of a section, which is one attribute: what a colleague sets beside it at that moment stays. */
export function setSection(
  editor: Editor,
  index: number,
  name: 'required' | 'answeredBy',
  value: true | string | null,
) {
  const { doc, tr } = editor.state
  if (!editor.isEditable || doc.maybeChild(index) === null) return
  editor.view.dispatch(tr.setNodeAttribute(startOf(doc, index), name, value))
}

/** Puts back the title or the guidance of a section that lost it, and the caret into it. */
export function mendSection(editor: Editor, index: number, part: 'sectionTitle' | 'guidance'): boolean {
  const section = editor.state.doc.maybeChild(index)
  if (section === null) return false
  const place = part === 'sectionTitle' ? 0 : section.children.findIndex(({ type }) => type.name !== 'sectionTitle')
  const at = place < 0 ? section.childCount : place
  const mended = change(editor, (sections) => {
    const element = sections.get(index)
    if (element instanceof Y.XmlElement) element.insert(at, [elementOf({ type: part })])
  })
  if (mended) {
    const before = editor.state.doc.child(index).children.slice(0, at)
    putCaret(editor, startOf(editor.state.doc, index) + 2 + before.reduce((size, { nodeSize }) => size + nodeSize, 0))
  }
  return mended
}

/** Puts the caret at the beginning of what stands in a section besides its title and guidance; makes a line where there is none. */
export function goIntoContent(editor: Editor, index: number): boolean {
  const { doc, schema, tr } = editor.state
  const section = doc.maybeChild(index)
  const paragraph = schema.nodes.paragraph
  if (section === null || paragraph === undefined) return false
  const head = section.children.filter(isPart)
  const at = startOf(doc, index) + 1 + head.reduce((size, { nodeSize }) => size + nodeSize, 0)
  if (head.length === section.childCount) tr.insert(at, paragraph.create())
  editor.view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at), 1)).scrollIntoView())
  return true
}

/** The index of the section that begins at a place, -1 where none does. By its place and not by its id, which two may share. */
export function sectionAt({ state: { doc } }: Editor, at: number | undefined): number {
  return at === undefined || at >= doc.content.size ? -1 : doc.resolve(at).index(0)
}

/** The index of the section that holds the caret, the last one's where it stands in none. */
export function currentSection({ state }: Editor): number {
  const { $head } = state.selection
  return $head.depth > 0 ? $head.index(0) : state.doc.childCount - 1
}

export const isPart = ({ type }: Node): boolean => templateParts.includes(type.name)

/** One change of the shared document, made there and not in the text, of which the editor would guess what became of it. */
function change(editor: Editor, act: (sections: Y.XmlFragment) => void): boolean {
  const binding = ySyncPluginKey.getState(editor.state)?.binding
  if (!binding || !editor.isEditable) return false
  asOneUndoStep(editor, () => binding.doc.transact(() => act(binding.type), ySyncPluginKey))
  return true
}

/** Puts the caret at the beginning of a section. */
function goInto(editor: Editor, index: number): boolean {
  putCaret(editor, startOf(editor.state.doc, index) + 1)
  return true
}

function putCaret(editor: Editor, at: number): void {
  const { doc, tr } = editor.state
  const place = doc.resolve(Math.min(at, doc.content.size))
  editor.view.dispatch(tr.setSelection(TextSelection.near(place)).scrollIntoView())
  editor.view.focus()
}

function startOf(doc: Node, index: number): number {
  return doc.children.slice(0, index).reduce((size, { nodeSize }) => size + nodeSize, 0)
}
