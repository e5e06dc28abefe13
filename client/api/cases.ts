import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CareRole } from '../../shared/access/vocabulary.ts'
import {
  CareTeam,
  CareTeams,
  Case,
  Cases,
  ClientIdentity,
  type CreateCase,
  type EditCase,
  type SetClientIdentity,
  type SetCourse,
} from '../../shared/api/cases.ts'
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

/** Who is on which care team, for an admin. */
export const careTeamsQuery = queryOptions({
  queryKey: ['careTeams'],
  queryFn: ({ signal }) => ask(CareTeams, '/care-teams', { signal }),
})

/** A client's legal name and date of birth. Asked for only where they are shown, and not kept after that. */
export const identityQuery = (id: string) =>
  queryOptions({
    queryKey: ['cases', id, 'identity'],
    queryFn: ({ signal }) => ask(ClientIdentity, `/cases/${id}/identity`, { signal }),
    gcTime: 0,
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

/** Changes a case by an act that answers with it. */
function useCaseAct<Given>(id: CaseId, act: (given: Given) => Promise<Case>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: (changed) => {
      client.setQueryData(caseQuery(id).queryKey, changed)
      return client.invalidateQueries({ queryKey: casesQuery.queryKey, exact: true })
    },
  })
}

/** Closes a case, with a word on why, or opens it again. */
export const useOpenAndClose = (id: CaseId) =>
  useCaseAct(id, (act: { close: string } | 'reopen') =>
    act === 'reopen'
      ? ask(Case, `/cases/${id}/reopen`, { method: 'POST' })
      : ask(Case, `/cases/${id}/close`, { method: 'POST', body: act.close === '' ? {} : { reason: act.close } }),
  )

export const useEditCase = (id: CaseId) =>
  useCaseAct(id, (given: EditCase) => ask(Case, `/cases/${id}`, { method: 'PUT', body: given }))

/** Writes the plan of a course. */
export const useSetCourse = (id: CaseId, number: number) =>
  useCaseAct(id, (plan: SetCourse) => ask(Case, `/cases/${id}/courses/${number}`, { method: 'PUT', body: plan }))

export function useSetIdentity(id: CaseId) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (given: SetClientIdentity) =>
      ask(ClientIdentity, `/cases/${id}/identity`, { method: 'PUT', body: given }),
    onSuccess: (identity) => client.setQueryData(identityQuery(id).queryKey, identity),
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
      void client.invalidateQueries({ queryKey: careTeamsQuery.queryKey })
      return client.invalidateQueries({ queryKey: caseQuery(id).queryKey, exact: true })
    },
  })
}
