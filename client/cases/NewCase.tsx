import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { CreateCase } from '../../shared/api/cases.ts'
import { useCreateCase } from '../api/cases.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { type FieldSentences, focusFirst, readFields, refusedFields, typedIn } from '../ui/fields.ts'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'

/** Opens a case. Whoever opens it leads it. */
export function NewCase({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="New case">
      <NewCaseForm onClose={onClose} />
    </Dialog>
  )
}

/** A code that is in use is said beside its field, as every other thing that does not fit. */
const refusals = (error: unknown): FieldSentences =>
  isRefused(error, 'already_taken')
    ? { code: 'Your practice has a case with this code already.' }
    : refusedFields(error)

function NewCaseForm({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const create = useCreateCase()
  const [typed, setTyped] = useState<FieldSentences>({})
  const sentences = { ...refusals(create.error), ...typed }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const read = readFields(CreateCase, { code: '', ...typedIn(form) })
    setTyped(read.fits ? {} : read.sentences)
    if (!read.fits) return focusFirst(form, read.sentences)
    create.mutate(read.data, {
      onSuccess: ({ id }) => void navigate(`/cases/${id}`),
      onError: (error) => focusFirst(form, refusals(error)),
    })
  }

  return (
    <form className="form" onSubmit={submit} noValidate>
      <TextField
        name="code"
        label="Client code"
        hint="A pseudonym of your practice’s making, such as C-0001."
        required
        data-autofocus
        autoComplete="off"
        error={sentences.code}
      />
      <TextField
        name="preferredName"
        label="Preferred name"
        hint="Only the care team sees it."
        autoComplete="off"
        error={sentences.preferredName}
      />
      <TextField name="pronouns" label="Pronouns" autoComplete="off" error={sentences.pronouns} />
      <TextField name="indication" label="Indication" autoComplete="off" error={sentences.indication} />
      {create.error && Object.keys(sentences).length === 0 && <Problem>{sentenceOf(create.error)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={create.isPending}>
          Open the case
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
