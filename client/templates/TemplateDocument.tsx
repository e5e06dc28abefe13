import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { practiceQuery } from '../api/practice.ts'
import { useMe } from '../api/session.ts'
import { NoteEditor } from '../editor/NoteEditor.tsx'
import type { OpenNote } from '../sync/openNote.ts'

/** The text of a template, to write in. Mount it only after the document was in step with the server once. */
export function TemplateDocument({ open, onEditor }: { open: OpenNote; onEditor: (editor: Editor | null) => void }) {
  const me = useMe()
  const practice = useQuery(practiceQuery).data?.settings
  return (
    <NoteEditor
      ydoc={open.doc}
      awareness={open.awareness}
      user={me}
      editable
      {...(practice === undefined ? {} : { practice })}
      onEditor={onEditor}
    />
  )
}
