import { useState } from 'react'
import type { Note } from '../../../shared/api/notes.ts'
import { CosignNote } from '../../../shared/api/review.ts'
import { attestations } from '../../../shared/review/sentences.ts'
import { isRefused, sentenceOf } from '../../api/problems.ts'
import { type GivenToSign, type SigningAct, useSign } from '../../api/review.ts'
import type { NoteSync, OpenNote } from '../../sync/openNote.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PasswordField } from '../../ui/PasswordField.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { useForm } from '../../ui/useForm.ts'
import { OpenFindings } from './OpenFindings.tsx'
import { textHashOf } from './textHash.ts'
import { signingWords } from './words.ts'
import './signing.css'

interface SignDialogProps {
  note: Note
  act: SigningAct
  open: OpenNote | null
  sync: NoteSync
  opened: boolean
  onClose: () => void
  onSigned?: (() => void) | undefined
}

/** Signs what is on the screen, with the statement in full view and the password. A text that is not there yet, nobody signs. */
export function SignDialog({ opened, open, ...props }: SignDialogProps) {
  // Once it is there it stays, with what is typed, also where the line breaks for a moment.
  const [read, setRead] = useState<OpenNote | null>(null)
  if (open !== null && open !== read && props.sync.ready) setRead(open)
  return (
    <Dialog opened={opened} onClose={props.onClose} title={signingWords[props.act].title}>
      {open !== null && open === read ? (
        <SignForm {...props} open={open} />
      ) : (
        <Problem>The text of this note is not here yet. Sign it when you can read it.</Problem>
      )}
    </Dialog>
  )
}

const Typed = CosignNote.omit({ version: true, textHash: true })

function SignForm({
  note,
  act,
  open,
  sync,
  onClose,
  onSigned,
}: Omit<SignDialogProps, 'opened' | 'open'> & { open: OpenNote }) {
  const sign = useSign(note, act, () => textHashOf(open.doc))
  // Whoever has just shown the password and was too late need not show it again.
  const [proven, setProven] = useState(false)
  const words = signingWords[act]
  const meaning = act === 'cosign' ? 'co_signer' : act === 'attest' ? 'answers_for' : 'author'
  const isSaved = sync.saved.kind === 'saved'
  const sending = {
    error: sign.error,
    mutate: (given: GivenToSign, options: Parameters<typeof sign.mutate>[1]) =>
      sign.mutate(given, {
        ...options,
        onSettled: (_note, error) => setProven(isRefused(error, 'note_changed')),
      }),
  }
  const read = (typed: Record<string, string>, form: FormData) => ({
    attest: form.get('attest') === 'on' || undefined,
    ...(proven ? {} : { password: typed.password ?? '' }),
    ...(act === 'cosign' ? { discussedOn: typed.discussedOn ?? null, present: form.get('present') === 'on' } : {}),
  })
  const done = () => {
    onClose()
    onSigned?.()
  }
  const { sentences, submit, elsewhere } = useForm(Typed, sending, read, done, refusedHere)
  const isLate = isRefused(sign.error, 'note_changed')
  return (
    <form className="form signForm" onSubmit={submit} noValidate>
      <p>{words.says}</p>
      {(act === 'sign' || act === 'submit') && <OpenFindings note={note} open={open} />}
      {act === 'cosign' && (
        <>
          <TextField
            label="Discussed with the author on"
            hint="Leave it empty where you did not."
            type="date"
            name="discussedOn"
            error={sentences.discussedOn}
          />
          <Tick name="present" label="I was there in the session" />
        </>
      )}
      <blockquote className="attestation">{attestations[meaning]}</blockquote>
      <Tick name="attest" label="I have read this and agree" />
      {sentences.attest && <p className="fieldError">{sentences.attest}</p>}
      {!proven && (
        <PasswordField
          label="Your password"
          name="password"
          autoComplete="current-password"
          error={sentences.password}
          data-autofocus
        />
      )}
      {isLate && <Problem>Somebody wrote in the note just now. Look at what is new, then sign what is there.</Problem>}
      {!isSaved && <Problem>The note is not saved yet. Sign it when everything that you wrote is saved.</Problem>}
      {elsewhere && !isLate && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={sign.isPending || !isSaved}>
          {words.button}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

const refusedHere = (error: unknown) => {
  if (isRefused(error, 'invalid_credentials')) return { password: 'This is not your password.' }
  return isRefused(error, 'invalid_request')
    ? Object.fromEntries(error.fields.map(({ path, message }) => [path, message]))
    : {}
}
