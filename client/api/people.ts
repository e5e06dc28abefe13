import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { Me, Members, SetUpLink, type SetUpPractice } from '../../shared/api/people.ts'
import { ask } from './request.ts'
import { entered } from './session.ts'

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: ({ signal }) => ask(Members, '/members', { signal }),
})

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
