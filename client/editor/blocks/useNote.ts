import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { displayOf } from '../display.ts'

/** T+0 of the note. Drawn anew only when it changes. */
export function useTimeZero(editor: Editor): string | null {
  return useEditorState({ editor, selector: ({ editor }) => displayOf(editor.state).timeZero })
}

/** Whether this page may write in the note. */
export function useEditable(editor: Editor): boolean {
  return useEditorState({ editor, selector: ({ editor }) => editor.isEditable })
}
