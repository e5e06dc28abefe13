import type { Editor } from '@tiptap/core'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { HeldItem } from '../../shared/api/notes.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'

/**
 * Puts held words back into the text as the author's own edit, which can be undone: where they stood, as far as what
 * stood beside them is still there, else where the caret is. One line goes into its line; several become paragraphs.
 */
export function putBack(editor: Editor, doc: Y.Doc, item: HeldItem): void {
  const lines = item.text.split('\n').filter((line) => line.trim() !== '')
  const at = placeOf(editor, doc, item.place) ?? editor.state.selection.to
  const spot = lines.length === 1 ? spotInLine(editor, at, lines[0] ?? '') : null
  if (spot !== null) {
    const words = lines[0] ?? ''
    editor
      .chain()
      .insertContentAt(spot, { type: 'text', text: words })
      .setTextSelection(spot + words.length)
      .focus()
      .run()
    return
  }
  const $at = editor.state.doc.resolve(at)
  const paragraphs = lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }))
  const after = $at.depth >= 2 ? $at.after(2) : $at.depth === 1 ? at : editor.state.doc.content.size
  editor.chain().insertContentAt(after, paragraphs).focus().run()
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
