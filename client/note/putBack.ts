import type { Editor } from '@tiptap/core'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { HeldItem } from '../../shared/api/notes.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'

/**
 * Puts held words back into the text as the author's own edit, which can be undone: where they stood, as far as what
 * stood beside them is still there, else where the caret is. One line goes into its line; several become paragraphs.
 * False where the text takes them in neither place (a section stays as it is, and nothing is nested too deep): then
 * nothing changed, and the words are nowhere but among the held ones.
 */
export function putBack(editor: Editor, doc: Y.Doc, item: HeldItem): boolean {
  const lines = item.text.split('\n').filter((line) => line.trim() !== '')
  const place = placeOf(editor, doc, item.place)
  return (place !== null && putAt(editor, place, lines)) || putAt(editor, editor.state.selection.to, lines)
}

/** Whether the document has changed is looked up afterwards: a command that a guard refused reports success. */
function putAt(editor: Editor, at: number, lines: readonly string[]): boolean {
  const before = editor.state.doc
  const spot = lines.length === 1 ? spotInLine(editor, at, lines[0] ?? '') : null
  if (spot !== null) {
    const words = lines[0] ?? ''
    editor
      .chain()
      .insertContentAt(spot, { type: 'text', text: words })
      .setTextSelection(spot + words.length)
      .focus()
      .run()
  } else {
    const paragraphs = lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
    editor.chain().insertContentAt(besideBlocks(editor, at), paragraphs).focus().run()
  }
  return !editor.state.doc.eq(before)
}

/** Where paragraphs can stand: behind the block that holds the place, or at the end of the last section. */
function besideBlocks(editor: Editor, at: number): number {
  const { doc } = editor.state
  const $at = doc.resolve(at)
  if ($at.depth === 0) return Math.max(0, doc.content.size - 1)
  return $at.depth === 1 ? at : $at.after(2)
}

/** Words that go on: what stood before them was the beginning of their line. */
const goesOn = /^[\s\p{Ll},.;:!?)\]’”-]/u

/** Where in a line the words go: in the line that the place is in, or at the end of the one above if they go on. */
function spotInLine(editor: Editor, at: number, words: string): number | null {
  const $at = editor.state.doc.resolve(at)
  if ($at.parent.inlineContent) return at
  return $at.nodeBefore?.inlineContent === true && goesOn.test(words) ? at - 1 : null
}

/** A held place as a position in the editor's document, or null where nothing of it is left. */
function placeOf(editor: Editor, doc: Y.Doc, place: HeldItem['place']): number | null {
  if (!place) return null
  const id = Y.createID(place.client, place.clock)
  const inside = place.side === 'inside'
  const position = new Y.RelativePosition(inside ? id : null, null, inside ? null : id, place.side === 'after' ? -1 : 0)
  const binding = ySyncPluginKey.getState(editor.state)?.binding
  if (!binding) return null
  try {
    return relativePositionToAbsolutePosition(doc, doc.getXmlFragment(FRAGMENT), position, binding.mapping)
  } catch {
    return null
  }
}
