import type { CareRole } from '../../../shared/access/vocabulary.ts'
import type { PersonColor } from '../../../shared/api/people.ts'
import type { CaseId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

export interface CaseRow {
  id: CaseId
  code: string
  preferredName: string | null
  pronouns: string | null
  indication: string | null
  closedAt: Millis | null
  closingReason: string | null
  createdAt: Millis
}

/** A case as one member of its care team sees it. */
export interface CaseOfMember extends CaseRow {
  careRole: CareRole
  /** Notes of the chart. */
  noteCount: number
}

/** False, and nothing is written, where another case of the practice has the code. */
export async function insertCase(
  tx: Tx,
  practiceId: PracticeId,
  row: Omit<CaseRow, 'closingReason'>,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('client_case')
    .values({
      id: row.id,
      practice_id: practiceId,
      code: row.code,
      preferred_name: row.preferredName,
      pronouns: row.pronouns,
      indication: row.indication,
      closed_at: row.closedAt,
      created_at: row.createdAt,
    })
    .onConflict((conflict) => conflict.columns(['practice_id', 'code']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Takes a case for this transaction: what rests on its whole care team is decided by one transaction after another. */
export async function takeCase(tx: Tx, practiceId: PracticeId, id: CaseId): Promise<void> {
  await tx
    .updateTable('client_case')
    .set((set) => ({ code: set.ref('code') }))
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** Closes a case, or opens it again (null). The caller raises the fences of its documents. */
export async function setCaseClosed(
  tx: Tx,
  practiceId: PracticeId,
  id: CaseId,
  closed: { at: Millis; reason: string | null } | null,
): Promise<void> {
  await tx
    .updateTable('client_case')
    .set({ closed_at: closed?.at ?? null, closing_reason: closed?.reason ?? null })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** False, and nothing is written, where another case of the practice has the code. */
export async function updateCase(
  tx: Tx,
  practiceId: PracticeId,
  row: Pick<CaseRow, 'id' | 'code' | 'preferredName' | 'pronouns' | 'indication'>,
): Promise<boolean> {
  const taken = await tx
    .selectFrom('client_case')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('code', '=', row.code)
    .where('id', '!=', row.id)
    .executeTakeFirst()
  if (taken) return false
  await tx
    .updateTable('client_case')
    .set({
      code: row.code,
      preferred_name: row.preferredName,
      pronouns: row.pronouns,
      indication: row.indication,
    })
    .where('practice_id', '=', practiceId)
    .where('id', '=', row.id)
    .execute()
  return true
}

/** The cases on whose care team the member is, the open ones first, by code. A member who is not on it does not learn that a case exists. */
export async function listCasesOf(db: Reader, practiceId: PracticeId, memberId: MemberId): Promise<CaseOfMember[]> {
  return casesOf(db, practiceId, memberId)
}

/** What the clients are called on whose care team the member is, by code. */
export async function listClientsOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
): Promise<(Pick<CaseRow, 'id' | 'code' | 'preferredName' | 'closedAt'> & { careRole: CareRole })[]> {
  return db
    .selectFrom('care_team')
    .innerJoin('client_case', 'client_case.id', 'care_team.case_id')
    .select([
      'client_case.id',
      'client_case.code',
      'client_case.preferred_name as preferredName',
      'client_case.closed_at as closedAt',
      'care_team.role as careRole',
    ])
    .where('care_team.practice_id', '=', practiceId)
    .where('care_team.member_id', '=', memberId)
    .where('client_case.practice_id', '=', practiceId)
    .orderBy('client_case.code')
    .execute()
}

/** A case on whose care team the member is; undefined for any other, as for one that does not exist. */
export async function findCaseOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  caseId: CaseId,
): Promise<CaseOfMember | undefined> {
  const [found] = await casesOf(db, practiceId, memberId, caseId)
  return found
}

async function casesOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  caseId?: CaseId,
): Promise<CaseOfMember[]> {
  let query = db
    .selectFrom('client_case')
    .innerJoin('care_team', (join) =>
      join
        .onRef('care_team.case_id', '=', 'client_case.id')
        .onRef('care_team.practice_id', '=', 'client_case.practice_id'),
    )
    .select((select) => [
      'client_case.id',
      'client_case.code',
      'client_case.preferred_name as preferredName',
      'client_case.pronouns',
      'client_case.indication',
      'client_case.closed_at as closedAt',
      'client_case.closing_reason as closingReason',
      'client_case.created_at as createdAt',
      'care_team.role as careRole',
      select
        .selectFrom('note')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('note.case_id', '=', 'client_case.id')
        .where('note.practice_id', '=', practiceId)
        .where('note.kind', '=', 'chart')
        .as('noteCount'),
    ])
    .where('client_case.practice_id', '=', practiceId)
    .where('care_team.member_id', '=', memberId)
    .orderBy((order) => order.case().when('client_case.closed_at', 'is', null).then(0).else(1).end())
    .orderBy('client_case.code')
  if (caseId !== undefined) query = query.where('client_case.id', '=', caseId)
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, noteCount: row.noteCount ?? 0 }))
}

/** A case’s care team by name. It says nothing about who may know of it. */
export async function listCareTeam(
  db: Reader,
  practiceId: PracticeId,
  caseId: CaseId,
): Promise<{ memberId: MemberId; name: string; color: PersonColor; role: CareRole }[]> {
  return db
    .selectFrom('care_team')
    .innerJoin('member', 'member.id', 'care_team.member_id')
    .select(['member.id as memberId', 'member.name', 'member.color', 'care_team.role'])
    .where('care_team.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('care_team.case_id', '=', caseId)
    .orderBy('member.name')
    .execute()
}

/** Puts a member on the care team, or changes the part a member has there. */
export async function setCareRole(
  tx: Tx,
  practiceId: PracticeId,
  row: { caseId: CaseId; memberId: MemberId; role: CareRole },
): Promise<void> {
  await tx
    .insertInto('care_team')
    .values({ practice_id: practiceId, case_id: row.caseId, member_id: row.memberId, role: row.role })
    .onConflict((conflict) =>
      conflict
        .columns(['case_id', 'member_id'])
        .doUpdateSet({ role: row.role })
        .where('care_team.practice_id', '=', practiceId),
    )
    .execute()
}

/** Takes a member off a care team. The caller raises the fences of the case’s documents. */
export async function removeFromCareTeam(
  tx: Tx,
  practiceId: PracticeId,
  caseId: CaseId,
  memberId: MemberId,
): Promise<void> {
  await tx
    .deleteFrom('care_team')
    .where('practice_id', '=', practiceId)
    .where('case_id', '=', caseId)
    .where('member_id', '=', memberId)
    .execute()
}
