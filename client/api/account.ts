import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangePassword, type OwnSession, OwnSessions } from '../../shared/api/account.ts'
import { ask, tell } from './request.ts'

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

/** Ends one of the member's sessions, or with `others` all but this one. */
export function useEndSession() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (which: OwnSession['id'] | 'others') =>
      tell(which === 'others' ? '/me/sessions' : `/me/sessions/${which}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries(ownSessionsQuery),
  })
}
