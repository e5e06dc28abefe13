import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CareRole } from '../../shared/access/vocabulary.ts'
import { CareTeam, Case, Cases, type CreateCase } from '../../shared/api/cases.ts'
import type { CaseId, MemberId } from '../../shared/ids.ts'
import { ask } from './request.ts'

export const casesQuery = queryOptions({
  queryKey: ['cases'],
  queryFn: ({ signal }) => ask(Cases, '/cases', { signal }),
})

export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['cases', id], queryFn: ({ signal }) => ask(Case, `/cases/${id}`, { signal }) })

export const careTeamQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'careTeam'],
    queryFn: ({ signal }) => ask(CareTeam, `/cases/${id}/care-team`, { signal }),
  })

export function useCreateCase() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (created: CreateCase) => ask(Case, '/cases', { method: 'POST', body: created }),
    onSuccess: (created) => {
      client.setQueryData(caseQuery(created.id).queryKey, created)
      return client.invalidateQueries({ ...casesQuery, exact: true })
    },
  })
}

/** Closes a case, or opens it again. */
export function useOpenAndClose(id: CaseId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (act: 'close' | 'reopen') => ask(Case, `/cases/${id}/${act}`, { method: 'POST' }),
    onSuccess: (changed) => {
      client.setQueryData(caseQuery(id).queryKey, changed)
      return client.invalidateQueries(casesQuery)
    },
  })
}

/** Gives a member a role on the care team, or with `null` takes them off it. */
export function useSetCareRole(id: CaseId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ memberId, role }: { memberId: MemberId; role: CareRole | null }) =>
      ask(
        CareTeam,
        `/cases/${id}/care-team/${memberId}`,
        role === null ? { method: 'DELETE' } : { method: 'PUT', body: { role } },
      ),
    onSuccess: (team) => {
      client.setQueryData(careTeamQuery(id).queryKey, team)
      return client.invalidateQueries(caseQuery(id))
    },
  })
}
