import { useQuery } from '@tanstack/react-query'
import type { Note } from '../../shared/api/notes.ts'
import { careTeamQuery } from '../api/cases.ts'
import { useMe } from '../api/session.ts'

/** Whoever can be mentioned in a comment on a note: the others of the case's care team. */
export function useTeam({ caseId }: Note) {
  const me = useMe()
  const team = useQuery(careTeamQuery(caseId)).data?.items ?? []
  return team.map(({ memberId, name, role }) => ({ id: memberId, name, role })).filter(({ id }) => id !== me.id)
}
