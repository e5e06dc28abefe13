import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { Invitations, InvitationWithLink, type Invite } from '../../shared/api/invitations.ts'
import type { InvitationId } from '../../shared/ids.ts'
import { ask, tell } from './request.ts'

/** Invitations that nobody has used or withdrawn. */
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: ({ signal }) => ask(Invitations, '/invitations', { signal }),
})

function useInvitationAct<Given, Answer>(act: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries(invitationsQuery) })
}

export const useInvite = () =>
  useInvitationAct((body: Invite) => ask(InvitationWithLink, '/invitations', { method: 'POST', body }))

/** Makes a new link, which ends the one before. */
export const useRenewInvitation = () =>
  useInvitationAct((id: InvitationId) => ask(InvitationWithLink, `/invitations/${id}/renew`, { method: 'POST' }))

export const useWithdrawInvitation = () =>
  useInvitationAct((id: InvitationId) => tell(`/invitations/${id}`, { method: 'DELETE' }))
