import type { Editor } from '@tiptap/core'
import type { Template } from '../../shared/api/templates.ts'
import type { NoteSync, OpenNote } from '../sync/openNote.ts'
import { sentInWords } from '../sync/sentences.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
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
  const { saved, ready } = sync
  const mayResume = saved.kind === 'stopped' && (saved.why === 'tooLarge' || saved.why === 'tooMany')
  const mustReload = saved.kind === 'stopped' && (saved.why === 'clientTooOld' || saved.why === 'malformed')
  return (
    <main className="noteDoc" id="template" tabIndex={-1}>
      <h1>{template.name}</h1>
      <p className="noteMeta">
        Notes begin with the version that was published last. What is written here reaches them with the next one.
      </p>
      <div className="noteSentences">
        {heldCount > 0 && (
          <p className="sentence" role="status">
            <Icon name="held" />
            <span>Some words of yours were not merged. They are kept for you under ‘Held words’.</span>
          </p>
        )}
        {saved.kind === 'saved' && saved.sent > 0 && (
          <p className="sentence" role="status">
            <Icon name="check" />
            <span>{sentInWords(saved.sent)}</span>
          </p>
        )}
        {saved.kind === 'offline' && !ready && (
          <p className="sentence" role="status">
            <Icon name="offline" />
            <span>Throughline cannot be reached at the moment. The template opens as soon as it can.</span>
          </p>
        )}
        {mayResume && (
          <p className="sentence">
            <Button onClick={() => open?.resume()}>Try again</Button>
          </p>
        )}
        {mustReload && (
          <p className="sentence">
            <Button onClick={() => location.reload()}>Reload the page</Button>
          </p>
        )}
      </div>
      {open && ready ? <TemplateDocument template={template} open={open} onEditor={onEditor} /> : <Loading />}
    </main>
  )
}
