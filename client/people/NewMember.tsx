import { type FormEvent, useState } from 'react'
import type { Role } from '../../shared/access/vocabulary.ts'
import { AddMember } from '../../shared/api/people.ts'
import { useAddMember } from '../api/people.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { type FieldSentences, focusFirst, readFields, refusedFields, typedIn } from '../ui/fields.ts'
import { PasswordField } from '../ui/PasswordField.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Tick } from '../ui/Tick.tsx'

const roles: { role: Role; means: string }[] = [
  { role: 'clinician', means: 'Writes notes in the cases whose care team they are on.' },
  { role: 'supervisor', means: 'Reads the drafts of a case they supervise.' },
  { role: 'admin', means: 'Manages the practice’s members. This alone gives no clinical text.' },
]

const refusals = (error: unknown): FieldSentences =>
  isRefused(error, 'already_taken') ? { email: 'Somebody has this email address already.' } : refusedFields(error)

/** An admin adds a member, with a first password to hand over. */
export function NewMember({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Add a member">
      <NewMemberForm onClose={onClose} />
    </Dialog>
  )
}

function NewMemberForm({ onClose }: { onClose: () => void }) {
  const add = useAddMember()
  const [typed, setTyped] = useState<FieldSentences>({})
  const sentences = { ...refusals(add.error), ...typed }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const blank = { name: '', email: '', password: '' }
    const read = readFields(AddMember, { ...blank, ...typedIn(form), roles: new FormData(form).getAll('roles') })
    setTyped(read.fits ? {} : read.sentences)
    if (!read.fits) return focusFirst(form, read.sentences)
    add.mutate(read.data, { onSuccess: onClose, onError: (error) => focusFirst(form, refusals(error)) })
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <TextField name="name" label="Name" required data-autofocus autoComplete="off" error={sentences.name} />
      <TextField name="email" type="email" label="Email" required autoComplete="off" error={sentences.email} />
      <PasswordField
        name="password"
        label="First password"
        hint="At least 12 characters. Tell them in person."
        required
        autoComplete="new-password"
        error={sentences.password}
      />
      <fieldset className="roleChoices" aria-describedby={sentences.roles ? 'roles-error' : undefined}>
        <legend>Roles</legend>
        {roles.map(({ role, means }) => (
          <Tick key={role} name="roles" value={role} label={role} hint={means} defaultChecked={role === 'clinician'} />
        ))}
        {sentences.roles && (
          <p className="fieldError" id="roles-error">
            {sentences.roles}
          </p>
        )}
      </fieldset>
      {add.error && Object.keys(sentences).length === 0 && <Problem>{sentenceOf(add.error)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={add.isPending}>
          Add the member
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
