import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

/** Does something that undo takes back by itself: what was typed a moment before or after is not taken back with it. */
export function asOneUndoStep(editor: Editor, act: () => void): void {
  const undo = yUndoPluginKey.getState(editor.state)?.undoManager
  undo?.stopCapturing()
  act()
  undo?.stopCapturing()
}
