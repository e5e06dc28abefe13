import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'

/** The attributes of the block that a row stands in. Drawn anew only when they change. */
export function useParentValues(editor: Editor, getPos: () => number | undefined): Record<string, unknown> {
  return useEditorState({
    editor,
    selector: ({ editor }) => {
      const at = getPos()
      return at === undefined || at > editor.state.doc.content.size ? {} : editor.state.doc.resolve(at).parent.attrs
    },
  })
}
