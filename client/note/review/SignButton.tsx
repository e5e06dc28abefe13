import { type Ref, useState } from 'react'
import type { Note } from '../../../shared/api/notes.ts'
import type { NoteSync, OpenNote } from '../../sync/openNote.ts'
import { Button } from '../../ui/Button.tsx'
import { later, useLater } from '../../ui/later.ts'
import { signatureAwaited } from './acts.ts'
import { signingWords } from './words.ts'

const dialog = later(() => import('./SignDialog.tsx'))

/** The signature that the note waits for from the viewer, as the screen's one main act. */
export function SignButton({
  ref,
  note,
  open,
  sync,
  onSign,
  onSigned,
}: {
  ref?: Ref<HTMLButtonElement>
  note: Note
  open: OpenNote | null
  sync: NoteSync
  /** Called when somebody begins to sign: what is signed is the note’s text, and no version that they looked at. */
  onSign?: () => void
  onSigned?: () => void
}) {
  const [opened, setOpened] = useState(false)
  const [part, ask] = useLater(dialog)
  const act = signatureAwaited(note)
  if (act === null) return null
  return (
    <>
      <Button
        ref={ref}
        variant="main"
        className="signButton"
        onMouseEnter={ask}
        onFocus={ask}
        onClick={() => {
          ask()
          onSign?.()
          setOpened(true)
        }}
      >
        {signingWords[act].act}
      </Button>
      {part && (
        <part.SignDialog
          note={note}
          act={act}
          open={open}
          sync={sync}
          opened={opened}
          onClose={() => setOpened(false)}
          onSigned={onSigned}
        />
      )}
    </>
  )
}
