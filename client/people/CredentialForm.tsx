import { CredentialFields } from '../../shared/api/invitations.ts'
import type { Credential } from '../../shared/api/members.ts'
import type { MemberId } from '../../shared/ids.ts'
import { useKeepCredential } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import type { FieldSentences } from '../ui/fields.ts'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'

/** Writes a licence down, or changes the one that is given. */
export function CredentialForm({
  memberId,
  one,
  onClose,
}: {
  memberId: MemberId
  one?: Credential
  onClose: () => void
}) {
  const keep = useKeepCredential(memberId, one?.id)
  const { sentences, submit, elsewhere } = useForm(
    CredentialFields,
    keep,
    (typed) => ({ title: '', ...typed }),
    onClose,
  )
  return (
    <form className="form" onSubmit={submit} noValidate>
      <CredentialInputs {...(one ? { one } : {})} sentences={sentences} focused />
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={keep.isPending}>
          {one ? 'Save the changes' : 'Add the credential'}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

/** The fields of a credential. */
export function CredentialInputs({
  one,
  sentences,
  focused = false,
}: {
  one?: Credential
  sentences: FieldSentences
  focused?: boolean
}) {
  return (
    <>
      <TextField
        name="title"
        label="Licence or title"
        hint="Such as LCSW, MD or PhD."
        autoComplete="off"
        {...(focused ? { 'data-autofocus': true } : {})}
        defaultValue={one?.title ?? ''}
        error={sentences.title}
      />
      <div className="twoFields">
        <TextField
          name="number"
          label="Number"
          autoComplete="off"
          defaultValue={one?.number ?? ''}
          error={sentences.number}
        />
        <TextField
          name="state"
          label="State or country"
          autoComplete="off"
          defaultValue={one?.state ?? ''}
          error={sentences.state}
        />
      </div>
      <TextField
        name="expiresOn"
        type="date"
        label="Expires on"
        hint="Leave it empty where it does not expire."
        defaultValue={one?.expiresOn ?? ''}
        error={sentences.expiresOn}
      />
    </>
  )
}
