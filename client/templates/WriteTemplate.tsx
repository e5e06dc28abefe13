import type { Editor } from '@tiptap/core'
import type { Template } from '../../shared/api/templates.ts'
import { SyncSentences } from '../note/SyncSentences.tsx'
import type { NoteSync, OpenNote } from '../sync/openNote.ts'
import { Loading } from '../ui/Loading.tsx'
import { TemplateDocument } from './TemplateDocument.tsx'

/** The template to write in: its head, what has to be said about it now, and its text once it is in step with the server. */
export function WriteTemplate({
  template,
  open,
  sync,
  heldCount,
  onEditor,
}: {
  template: Template
  open: OpenNote | null
  sync: NoteSync
  heldCount: number
  onEditor: (editor: Editor | null) => void
}) {
  return (
    <main className="noteDoc" id="template" tabIndex={-1}>
      <h1>{template.name}</h1>
      <p className="noteMeta">
        Notes begin with the version that was published last. What is written here reaches them with the next one.
      </p>
      <div className="noteSentences">
        <SyncSentences what="template" {...{ open, sync, heldCount }} />
      </div>
      {open && sync.ready ? <TemplateDocument template={template} open={open} onEditor={onEditor} /> : <Loading />}
    </main>
  )
}
