import './pasteNotice.css'
import { type Editor, useEditorState } from '@tiptap/react'
import { dismissPasteNotice, pasteNotice } from './fromElsewhere.ts'

/** Says what did not come along with something pasted. It stays until it is dismissed or something else is pasted. */
export function PasteNotice({ editor }: { editor: Editor }) {
  const sentence = useEditorState({ editor, selector: ({ editor }) => pasteNotice(editor.state) })
  const dismiss = () => {
    editor.view.dispatch(dismissPasteNotice(editor.state.tr))
    editor.commands.focus()
  }
  return (
    <div className="pasteNoticePlace" role="status">
      {sentence !== null && (
        <div className="pasteNotice">
          <p>{sentence}</p>
          <button type="button" onClick={dismiss}>
            Dismiss
          </button>
        </div>
      )}
    </div>
  )
}
