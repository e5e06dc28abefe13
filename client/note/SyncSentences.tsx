import type { NoteSync, OpenNote } from '../sync/openNote.ts'
import { sentInWords } from '../sync/sentences.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

interface SyncProps {
  /** What is open, as it is called in a sentence. */
  what: 'note' | 'template'
  open: OpenNote | null
  sync: NoteSync
  /** How many pieces of the viewer's words wait that were not merged. */
  heldCount: number
}

/** What whoever writes should know of the way of their words, one line each, and what helps where they stopped. */
export function SyncSentences({ what, open, sync: { saved, ready }, heldCount }: SyncProps) {
  const mayResume = saved.kind === 'stopped' && (saved.why === 'tooLarge' || saved.why === 'tooMany')
  const mustReload = saved.kind === 'stopped' && (saved.why === 'clientTooOld' || saved.why === 'malformed')
  return (
    <>
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
          <span>Throughline cannot be reached at the moment. The {what} opens as soon as it can.</span>
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
    </>
  )
}
