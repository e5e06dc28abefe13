import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Invitation } from '../../shared/api/invitations.ts'
import { invitationsQuery, useRenewInvitation, useWithdrawInvitation } from '../api/invitations.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { dayOf } from '../ui/dates.ts'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { LinkToCopy } from './LinkToCopy.tsx'

/** Invitations that nobody has taken up yet. */
export function InvitationsSection() {
  const invitations = useQuery(invitationsQuery)
  if (invitations.error) return <Problem>{sentenceOf(invitations.error)}</Problem>
  if (!invitations.data) return <Loading />
  if (invitations.data.items.length === 0) {
    return (
      <div className="emptyList">
        <p>No invitation waits for an answer.</p>
      </div>
    )
  }
  return (
    <ul className="rows" aria-label="Invitations">
      {invitations.data.items.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  )
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const renew = useRenewInvitation()
  const withdraw = useWithdrawInvitation()
  const [asking, setAsking] = useState(false)
  const { id, email, name, roles, invitedBy, expiresAt, expired } = invitation
  const who = name ?? email
  const problem = renew.error ?? withdraw.error
  return (
    <li className="invitationRow">
      <span className="memberName">
        {who}
        {name && <span className="muted"> {email}</span>}
      </span>
      <span className="muted">{roles.join(', ')}</span>
      <span className="muted">
        {expired ? `ran out on ${dayOf(expiresAt)}` : `open until ${dayOf(expiresAt)}`}, invited by {invitedBy.name}
      </span>
      <span className="rowActs">
        <Button variant="quiet" aria-label={`New link for ${who}`} onClick={() => renew.mutate(id)}>
          New link
        </Button>
        <Button variant="quiet" aria-label={`Withdraw the invitation of ${who}`} onClick={() => setAsking(true)}>
          Withdraw
        </Button>
      </span>
      {problem && <Problem>{sentenceOf(problem)}</Problem>}
      <Dialog opened={renew.data !== undefined} onClose={renew.reset} title={`New link for ${who}`}>
        <p>The link before this one opens no more.</p>
        {renew.data && <LinkToCopy made={renew.data} onClose={renew.reset} />}
      </Dialog>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={`Withdraw the invitation of ${who}?`}>
        <p>Its link opens no more. You can invite them again.</p>
        <div className="actions">
          <Button
            variant="main"
            data-autofocus
            disabled={withdraw.isPending}
            onClick={() => withdraw.mutate(id, { onSettled: () => setAsking(false) })}
          >
            Withdraw the invitation
          </Button>
          <Button variant="quiet" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      </Dialog>
    </li>
  )
}
