import { useQuery } from '@tanstack/react-query'
import { LetLeave as Leave, type MemberInFull } from '../../shared/api/members.ts'
import { leadingQuery, useLetLeave } from '../api/people.ts'
import { sentenceOf } from '../api/problems.ts'
import { useMe } from '../api/session.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useForm } from '../ui/useForm.ts'
import { leadsIn, NewLeads } from './NewLeads.tsx'

interface LetLeaveProps {
  member: MemberInFull
  opened: boolean
  onClose: () => void
}

/** An admin lets a member leave, and says who leads their cases from then on. */
export function LetLeave({ member, opened, onClose }: LetLeaveProps) {
  const isSelf = useMe().id === member.id
  return (
    <Dialog opened={opened} onClose={onClose} title={isSelf ? 'Leave the practice?' : `Let ${member.name} leave?`}>
      <LeaveForm member={member} onClose={onClose} />
    </Dialog>
  )
}

function LeaveForm({ member, onClose }: Omit<LetLeaveProps, 'opened'>) {
  const isSelf = useMe().id === member.id
  const leave = useLetLeave(member.id)
  const leading = useQuery({ ...leadingQuery(member.id), staleTime: 0 })
  const { sentences, submit, elsewhere } = useForm(Leave, leave, (_typed, form) => ({ leads: leadsIn(form) }), onClose)
  const ending = member.supervision.filter(
    ({ state, supervisor, supervisee }) =>
      state !== 'over' && (supervisor.id === member.id || supervisee.id === member.id),
  )
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p>
        {isSelf
          ? 'You are signed out at once, come off every care team and team, and can no longer sign in. What you wrote stays, under your name. Another admin can take you back later.'
          : 'They are signed out at once, come off every care team and team, and can no longer sign in. What they wrote stays, under their name. You can take them back later.'}
      </p>
      {leading.data && <NewLeads cases={leading.data.items} but={member.id} sentences={sentences} />}
      {ending.length > 0 && (
        <p>
          These supervisions end now:{' '}
          {ending.map(({ supervisor, supervisee }) => `${supervisor.name} for ${supervisee.name}`).join(', ')}.
        </p>
      )}
      {sentences.roles && <Problem>{`${sentences.roles} Make somebody else an admin first.`}</Problem>}
      {(elsewhere ?? leading.error) && <Problem>{sentenceOf(elsewhere ?? leading.error)}</Problem>}
      <div className="actions">
        <Button type="submit" variant="main" disabled={leave.isPending || !leading.data}>
          {isSelf ? 'Leave the practice' : 'Let them leave'}
        </Button>
        <Button variant="quiet" onClick={onClose} data-autofocus>
          Cancel
        </Button>
      </div>
    </form>
  )
}
