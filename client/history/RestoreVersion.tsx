import { useState } from 'react'
import type { Version } from '../../shared/api/history.ts'
import type { Note } from '../../shared/api/notes.ts'
import { useRestore } from '../api/history.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import { whenInWords } from './versionWords.ts'

/** Restores a version after a plain question that says what happens to what stands there now. */
export function RestoreVersion({
  note,
  version,
  onRestored,
}: {
  note: Note
  version: Version
  onRestored: () => void
}) {
  const restore = useRestore(note.id)
  const [asking, setAsking] = useState(false)
  const stop = () => setAsking(false)
  const when = whenInWords(version.at)
  return (
    <>
      <Button onClick={() => setAsking(true)}>Restore this version</Button>
      <Dialog opened={asking} onClose={stop} title={`Restore the version of ${when}?`}>
        <div className="form">
          <p>
            The note will say what it said at {when}, for everybody who has it open. What is written there now is kept
            as a version of its own, so that you can come back to it. Words keep their authors.
          </p>
          {restore.error && <Problem>{sentenceOf(restore.error)}</Problem>}
          <div className="actions">
            <Button
              variant="main"
              data-autofocus
              disabled={restore.isPending}
              onClick={() => restore.mutate(version.id, { onSuccess: onRestored })}
            >
              Restore it
            </Button>
            <Button variant="quiet" onClick={stop}>
              Leave the note as it is
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  )
}
