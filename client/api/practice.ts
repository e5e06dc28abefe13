import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { type PracticeSettings, PracticeSettingsNow } from '../../shared/api/practice.ts'
import { isRefused } from './problems.ts'
import { ask } from './request.ts'

/** What the practice decides for its notes. It changes seldom, and what is written does not change with it. */
export const practiceQuery = queryOptions({
  queryKey: ['practice', 'settings'],
  queryFn: ({ signal }) => ask(PracticeSettingsNow, '/practice/settings', { signal }),
  staleTime: 60_000,
})

/**
 * Changes some parts of the settings and leaves the others as this page last read them. Where somebody else changed them
 * meanwhile the server refuses, and they are read anew: the next try sets out from what holds then.
 */
export function useChangePractice(now: PracticeSettingsNow) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (parts: Partial<PracticeSettings>) =>
      ask(PracticeSettingsNow, '/practice/settings', {
        method: 'PUT',
        body: { version: now.version, settings: { ...now.settings, ...parts } },
      }),
    onSuccess: (changed) => client.setQueryData(practiceQuery.queryKey, changed),
    onError: (error) => {
      if (isRefused(error, 'changed_meanwhile')) void client.invalidateQueries(practiceQuery)
    },
  })
}
