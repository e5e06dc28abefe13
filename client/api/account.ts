import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangePassword, type OwnSession, OwnSessions } from '../../shared/api/account.ts'
import type { SetPin } from '../../shared/api/pin.ts'
import { ask, tell } from './request.ts'
import { sessionNowQuery } from './session.ts'

/** Where the member is signed in. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['ownSessions'],
  queryFn: ({ signal }) => ask(OwnSessions, '/me/sessions', { signal }),
})

/** Sets a new password; every other session ends. */
export function useChangePassword() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: ChangePassword) => tell('/me/password', { method: 'PUT', body: given }),
    onSuccess: () => client.invalidateQueries(ownSessionsQuery),
  })
}

/** Sets the PIN that opens the member's locked sessions. */
export function useSetPin() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: SetPin) => tell('/me/pin', { method: 'PUT', body: given }),
    onSuccess: () => client.invalidateQueries(sessionNowQuery),
  })
}

/** Removes the member's PIN. */
export function useRemovePin() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => tell('/me/pin', { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries(sessionNowQuery),
  })
}

/** Ends one of the member's sessions, or with `others` all but this one. */
export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (which: OwnSession['id'] | 'others') =>
      tell(which === 'others' ? '/me/sessions' : `/me/sessions/${which}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries(ownSessionsQuery),
  })
}
