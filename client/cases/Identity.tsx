import { useQuery } from '@tanstack/react-query'
import { type Case, type ClientIdentity, SetClientIdentity } from '../../shared/api/cases.ts'
import { identityQuery, useSetIdentity } from '../api/cases.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { fullDay } from '../ui/dates.ts'
import { FormEnd } from '../ui/FormEnd.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'

/** A client's legal name and date of birth: read by the care team, kept by the lead, shown nowhere else. */
export function Identity({ one, onClose }: { one: Case; onClose: () => void }) {
  const found = useQuery(identityQuery(one.id))
  if (found.error) return <Problem>{sentenceOf(found.error)}</Problem>
  if (!found.data) return <Loading />
  return (
    <>
      <p className="muted">Kept apart from the notes. No list shows it, and whoever reads it here is recorded.</p>
      {one.abilities.edit ? (
        <IdentityForm one={one} given={found.data} onClose={onClose} />
      ) : (
        <IdentityRead given={found.data} onClose={onClose} />
      )}
    </>
  )
}

function IdentityRead({ given, onClose }: { given: ClientIdentity; onClose: () => void }) {
  return (
    <>
      <dl className="identity">
        <dt>Legal name</dt>
        <dd>{given.legalName ?? 'Not kept'}</dd>
        <dt>Date of birth</dt>
        <dd>{given.dateOfBirth ? fullDay(given.dateOfBirth) : 'Not kept'}</dd>
      </dl>
      <div className="actions">
        <Button variant="main" onClick={onClose}>
          Done
        </Button>
      </div>
    </>
  )
}

function IdentityForm({ one, given, onClose }: { one: Case; given: ClientIdentity; onClose: () => void }) {
  const set = useSetIdentity(one.id)
  const { submit, sentences, elsewhere } = useForm(SetClientIdentity, set, (typed) => typed, onClose)
  return (
    <form className="form" onSubmit={submit} noValidate>
      <TextField
        name="legalName"
        label="Legal name"
        autoComplete="off"
        data-autofocus
        defaultValue={given.legalName ?? ''}
        error={sentences.legalName}
      />
      <TextField
        name="dateOfBirth"
        type="date"
        label="Date of birth"
        defaultValue={given.dateOfBirth ?? ''}
        error={sentences.dateOfBirth}
      />
      <FormEnd act="Save it" problem={elsewhere} pending={set.isPending} onClose={onClose} />
    </form>
  )
}
