import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { PracticeKeys } from '../../shared/api/keys.ts'
import { type PracticeSettings, PracticeSettingsNow } from '../../shared/api/practice.ts'
import { errorCatalogue } from '../../shared/errors/catalogue.ts'
import { changedParts } from '../../shared/practice/defaults.ts'
import { isRefused, Refused } from './problems.ts'
import { ask } from './request.ts'

/** What the practice decides for its notes. It changes seldom, and what is written does not change with it. */
export const practiceQuery = queryOptions({
  queryKey: ['practice', 'settings'],
  queryFn: ({ signal }) => ask(PracticeSettingsNow, '/practice/settings', { signal }),
  staleTime: 60_000,
})

/** The public keys that the practice seals with. */
export const practiceKeysQuery = queryOptions({
  queryKey: ['practice', 'keys'],
  queryFn: ({ signal }) => ask(PracticeKeys, '/practice/keys', { signal }),
  staleTime: 60_000,
})

const put = ({ version, settings }: PracticeSettingsNow, parts: Partial<PracticeSettings>) =>
  ask(PracticeSettingsNow, '/practice/settings', {
    method: 'PUT',
    body: { version, settings: { ...settings, ...parts } },
  })

/**
 * Changes some parts of the settings and leaves the others as they are. `shown` is what the form set out from: where somebody
 * else has changed one of these very parts since, the change is refused, and the next try holds.
 */
export function useChangePractice(shown: PracticeSettings) {
  const client = useQueryClient()
  const known = useRef(shown)
  const refuseOver = (now: PracticeSettingsNow, parts: Partial<PracticeSettings>) => {
    const moved = changedParts(known.current, now.settings).some((name) => Object.hasOwn(parts, name))
    known.current = now.settings
    if (moved) throw new Refused('changed_meanwhile', errorCatalogue.changed_meanwhile.title)
  }
  return useMutation({
    mutationFn: async (parts: Partial<PracticeSettings>) => {
      const now = await client.ensureQueryData(practiceQuery)
      refuseOver(now, parts)
      return put(now, parts).catch(async (error: unknown) => {
        if (!isRefused(error, 'changed_meanwhile')) throw error
        // Somebody changed something; it may be another part than these.
        const fresh = await client.fetchQuery({ ...practiceQuery, staleTime: 0 })
        refuseOver(fresh, parts)
        return put(fresh, parts)
      })
    },
    onSuccess: (changed) => {
      known.current = changed.settings
      client.setQueryData(practiceQuery.queryKey, changed)
    },
  })
}
