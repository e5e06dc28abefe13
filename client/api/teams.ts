import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { Team, type TeamName, Teams } from '../../shared/api/teams.ts'
import type { MemberId, TeamId } from '../../shared/ids.ts'
import { ask, tell } from './request.ts'

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => ask(Teams, '/teams', { signal }),
})

function useTeamAct<Given, Answer>(act: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['members', 'one'] })
      return client.invalidateQueries(teamsQuery)
    },
  })
}

/** Makes a team, or renames the one that is named. */
export const useNameTeam = (id?: TeamId) =>
  useTeamAct((body: TeamName) => ask(Team, id ? `/teams/${id}` : '/teams', { method: id ? 'PUT' : 'POST', body }))

/** Takes a member into a team, or out of it. */
export const useChangeTeam = (id: TeamId) =>
  useTeamAct(({ memberId, isIn }: { memberId: MemberId; isIn: boolean }) =>
    ask(Team, `/teams/${id}/members/${memberId}`, { method: isIn ? 'PUT' : 'DELETE' }),
  )

export const useRemoveTeam = (id: TeamId) => useTeamAct(() => tell(`/teams/${id}`, { method: 'DELETE' }))
