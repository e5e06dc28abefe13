import type { CaseId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** A case as whoever hands it to another lead sees it: its code, and no word of it. */
export interface LedCase {
  caseId: CaseId
  code: string
  closedAt: Millis | null
}

/** The cases that would be without a lead who is a clinician if this member led none, by code. */
export async function listSolelyLed(db: Reader, practiceId: PracticeId, memberId: MemberId): Promise<LedCase[]> {
  const led = await db
    .selectFrom('care_team')
    .innerJoin('client_case', 'client_case.id', 'care_team.case_id')
    .select(['client_case.id as caseId', 'client_case.code', 'client_case.closed_at as closedAt'])
    .where('care_team.practice_id', '=', practiceId)
    .where('client_case.practice_id', '=', practiceId)
    .where('care_team.member_id', '=', memberId)
    .where('care_team.role', '=', 'lead')
    .orderBy('client_case.code')
    .execute()
  const others = await db
    .selectFrom('care_team')
    .innerJoin('member_role', 'member_role.member_id', 'care_team.member_id')
    .select('care_team.case_id as caseId')
    .where('care_team.practice_id', '=', practiceId)
    .where('member_role.practice_id', '=', practiceId)
    .where('member_role.role', '=', 'clinician')
    .where('care_team.role', '=', 'lead')
    .where('care_team.member_id', '!=', memberId)
    .execute()
  const ledByOthers = new Set(others.map(({ caseId }) => caseId))
  return led.filter(({ caseId }) => !ledByOthers.has(caseId))
}

/** Every case on whose care team the member is, whatever the part. */
export async function listCaseIdsOf(db: Reader, practiceId: PracticeId, memberId: MemberId): Promise<CaseId[]> {
  const rows = await db
    .selectFrom('care_team')
    .select('case_id')
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .orderBy('case_id')
    .execute()
  return rows.map((row) => row.case_id)
}
