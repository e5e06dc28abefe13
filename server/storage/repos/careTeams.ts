import type { CareRole } from '../../../shared/access/vocabulary.ts'
import type { PersonColor } from '../../../shared/api/people.ts'
import type { CaseId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../database.ts'

interface TeamMember {
  memberId: MemberId
  name: string
  color: PersonColor
  role: CareRole
}

/** A case by its code and its people: what may be known of it without being on its care team, and no more. */
export interface CareTeamOfCase {
  caseId: CaseId
  code: string
  closed: boolean
  team: TeamMember[]
}

/** The care teams of all cases of a practice, by code. */
export async function listCareTeams(db: Reader, practiceId: PracticeId): Promise<CareTeamOfCase[]> {
  const cases = await db
    .selectFrom('client_case')
    .select(['id', 'code', 'closed_at'])
    .where('practice_id', '=', practiceId)
    .orderBy('code')
    .execute()
  const members = await db
    .selectFrom('care_team')
    .innerJoin('member', 'member.id', 'care_team.member_id')
    .select(['care_team.case_id', 'care_team.role', 'member.id as memberId', 'member.name', 'member.color'])
    .where('care_team.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .orderBy('member.name')
    .execute()
  const teams = Map.groupBy(members, (one) => one.case_id)
  return cases.map(({ id, code, closed_at }) => ({
    caseId: id,
    code,
    closed: closed_at !== null,
    team: (teams.get(id) ?? []).map(({ memberId, name, color, role }) => ({ memberId, name, color, role })),
  }))
}

/** Whether the practice has a case of this id. It says nothing about who may know of it. */
export async function hasCase(db: Reader, practiceId: PracticeId, id: CaseId): Promise<boolean> {
  const row = await db
    .selectFrom('client_case')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
