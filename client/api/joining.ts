import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { InvitationSeen, type Join, type ResetPassword, ResetSeen } from '../../shared/api/invitations.ts'
import { Me } from '../../shared/api/people.ts'
import { ask, tell } from './request.ts'
import { entered } from './session.ts'

/** What an invitation's link leads to. The token goes in the body, so that no address ever carries it. */
export const invitationSeenQuery = (token: string) =>
  queryOptions({
    queryKey: ['join', token],
    queryFn: ({ signal }) => ask(InvitationSeen, '/join/look', { method: 'POST', body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Joins the practice, and is signed in. */
export function useJoin() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Join) => ask(Me, '/join', { method: 'POST', body }),
    onSuccess: (me) => entered(client, me),
  })
}

export const resetSeenQuery = (token: string) =>
  queryOptions({
    queryKey: ['reset', token],
    queryFn: ({ signal }) => ask(ResetSeen, '/reset/look', { method: 'POST', body: { token }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Sets the new password. Nobody is signed in by it. */
export const useResetPassword = () =>
  useMutation({ mutationFn: (body: ResetPassword) => tell('/reset', { method: 'POST', body }) })
