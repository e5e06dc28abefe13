import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type MemberInFull, ChangeRoles as Roles } from '../../shared/api/members.ts'
import { leadingQuery, useChangeRoles } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useForm } from '../ui/useForm.ts'
import { leadsIn, NewLeads } from './NewLeads.tsx'
import { RoleChoices } from './RoleChoices.tsx'

interface ChangeRolesProps {
  member: MemberInFull
  opened: boolean
  onClose: () => void
}

/** An admin says what a member may be. A clinician who alone leads a case hands it on. */
export function ChangeRoles({ member, opened, onClose }: ChangeRolesProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={`Roles of ${member.name}`}>
      <RolesForm member={member} onClose={onClose} />
    </Dialog>
  )
}

function RolesForm({ member, onClose }: Omit<ChangeRolesProps, 'opened'>) {
  const change = useChangeRoles(member.id)
  const leading = useQuery({ ...leadingQuery(member.id), staleTime: 0 })
  const [staysClinician, setStaysClinician] = useState(true)
  const { sentences, submit, elsewhere } = useForm(
    Roles,
    change,
    (_typed, form) => ({ roles: form.getAll('roles'), leads: leadsIn(form) }),
    onClose,
  )
  return (
    <form
      className="form"
      onSubmit={submit}
      onChange={({ currentTarget }) =>
        setStaysClinician(new FormData(currentTarget).getAll('roles').includes('clinician'))
      }
      noValidate
    >
      <RoleChoices chosen={member.roles} error={sentences.roles} />
      {!staysClinician && <NewLeads cases={leading.data?.items ?? []} but={member.id} sentences={sentences} />}
      <p className="muted">Taking a role away signs them out everywhere. What they wrote stays.</p>
      {elsewhere && <Problem>{sentenceOf(elsewhere)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={change.isPending}>
          Save these roles
        </Button>
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
