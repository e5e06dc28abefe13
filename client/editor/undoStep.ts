import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'

/** What is done next is taken back by itself, even if it follows at once. */
export function endUndoStep(editor: Editor): void {
  yUndoPluginKey.getState(editor.state)?.undoManager.stopCapturing()
}

/** Does something that undo takes back by itself: what was typed a moment before or after is not taken back with it. */
export function asOneUndoStep(editor: Editor, act: () => void): void {
  endUndoStep(editor)
  act()
  endUndoStep(editor)
}
