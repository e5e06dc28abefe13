import type { Role } from '../../shared/access/vocabulary.ts'
import { Invite as Invitation } from '../../shared/api/invitations.ts'
import { useInvite } from '../api/invitations.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useForm } from '../ui/useForm.ts'
import { LinkToCopy } from './LinkToCopy.tsx'
import { RoleChoices } from './RoleChoices.tsx'

interface Suggested {
  name: string
  email: string
  roles: readonly Role[]
}

interface InviteProps {
  opened: boolean
  onClose: () => void
  title?: string
  /** Who it is, where that is known: somebody who comes back. */
  suggested?: Suggested
}

/** An admin invites somebody, and gets the link to hand over. */
export function Invite({ opened, onClose, title = 'Invite somebody', suggested }: InviteProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <InviteForm onClose={onClose} suggested={suggested ?? { name: '', email: '', roles: ['clinician'] }} />
    </Dialog>
  )
}

function InviteForm({ onClose, suggested }: { onClose: () => void; suggested: Suggested }) {
  const invite = useInvite()
  const { sentences, submit, elsewhere } = useForm(Invitation, invite, (typed, form) => ({
    email: '',
    ...typed,
    roles: form.getAll('roles'),
  }))
  if (invite.data) return <LinkToCopy made={invite.data} onClose={onClose} />
  return (
    <form className="form" onSubmit={submit} noValidate>
      <TextField
        name="email"
        type="email"
        label="Email"
        required
        data-autofocus
        autoComplete="off"
        defaultValue={suggested.email}
        error={sentences.email}
      />
      <TextField
        name="name"
        label="Name"
        hint="If you know it. They can change it when they join."
        autoComplete="off"
        defaultValue={suggested.name}
        error={sentences.name}
      />
      <RoleChoices chosen={suggested.roles} error={sentences.roles} />
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={invite.isPending}>
          Make the invitation
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
