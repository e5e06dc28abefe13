import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CredentialFields } from '../../shared/api/invitations.ts'
import { OneTimeLink } from '../../shared/api/invitations.ts'
import { type ChangeMember, type ChangeRoles, Leading, type LetLeave, MemberInFull } from '../../shared/api/members.ts'
import { Me, Members, SetUpLink, type SetUpPractice } from '../../shared/api/people.ts'
import type { CredentialId, MemberId } from '../../shared/ids.ts'
import { ask } from './request.ts'
import { entered, sessionQuery } from './session.ts'

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => ask(Members, '/members', { signal }),
})

/** Those who have left the practice. */
export const leftQuery = queryOptions({
  queryKey: ['members', 'left'],
  queryFn: ({ signal }) => ask(Members, '/members?left=true', { signal }),
})

export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', 'one', id],
    queryFn: ({ signal }) => ask(MemberInFull, `/members/${id}`, { signal }),
  })

/** The codes of the cases that nobody but this member leads. */
export const leadingQuery = (id: MemberId) =>
  queryOptions({
    queryKey: ['members', 'one', id, 'leading'],
    queryFn: ({ signal }) => ask(Leading, `/members/${id}/leading`, { signal }),
  })

/** Everything that is done to a member answers with the member; who the viewer is may have changed with it. */
function useMemberAct<Given>(id: MemberId, act: (given: Given) => Promise<MemberInFull>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (member) => {
      client.setQueryData(memberQuery(id).queryKey, member)
      void client.invalidateQueries({ queryKey: ['supervision'] })
      void client.invalidateQueries({ queryKey: ['teams'] })
      void client.invalidateQueries({ queryKey: sessionQuery(client).queryKey })
      return client.invalidateQueries({ queryKey: ['members'] })
    },
  })
}

export const useChangeMember = (id: MemberId) =>
  useMemberAct(id, (body: ChangeMember) => ask(MemberInFull, `/members/${id}`, { method: 'PUT', body }))

export const useChangeRoles = (id: MemberId) =>
  useMemberAct(id, (body: ChangeRoles) => ask(MemberInFull, `/members/${id}/roles`, { method: 'PUT', body }))

export const useLetLeave = (id: MemberId) =>
  useMemberAct(id, (body: LetLeave) => ask(MemberInFull, `/members/${id}/leave`, { method: 'POST', body }))

/** Writes a credential down, or changes the one that is named. */
export const useKeepCredential = (id: MemberId, credentialId?: CredentialId) =>
  useMemberAct(id, (body: CredentialFields) =>
    credentialId
      ? ask(MemberInFull, `/members/${id}/credentials/${credentialId}`, { method: 'PUT', body })
      : ask(MemberInFull, `/members/${id}/credentials`, { method: 'POST', body }),
  )

export const useRemoveCredential = (id: MemberId) =>
  useMemberAct(id, (credentialId: CredentialId) =>
    ask(MemberInFull, `/members/${id}/credentials/${credentialId}`, { method: 'DELETE' }),
  )

/** Makes a link with which the member sets a new password. */
export const useOfferReset = (id: MemberId) =>
  useMutation({ mutationFn: () => ask(OneTimeLink, `/members/${id}/reset-link`, { method: 'POST' }) })

/** Whether a first-run link still opens. */
export const setUpQuery = (token: string) =>
  queryOptions({
    queryKey: ['setUp', token],
    queryFn: ({ signal }) => ask(SetUpLink, `/set-up?token=${encodeURIComponent(token)}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Sets a practice up and signs its first member in. */
export function useSetUpPractice() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (practice: SetUpPractice) => ask(Me, '/set-up', { method: 'POST', body: practice }),
    onSuccess: (me) => entered(client, me),
  })
}
