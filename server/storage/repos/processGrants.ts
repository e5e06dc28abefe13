import type { PersonColor } from '../../../shared/api/people.ts'
import type { CaseId, MemberId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

interface Person {
  id: MemberId
  name: string
  color: PersonColor
}

/** The grants of a process note that were not withdrawn, by name. For its author alone: the caller has looked. */
export async function listGrants(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
): Promise<(Person & { grantedAt: Millis })[]> {
  return db
    .selectFrom('process_grant')
    .innerJoin('member', 'member.id', 'process_grant.member_id')
    .select(['member.id', 'member.name', 'member.color', 'process_grant.granted_at as grantedAt'])
    .where('process_grant.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('process_grant.note_id', '=', noteId)
    .where('process_grant.withdrawn_at', 'is', null)
    .orderBy('member.name')
    .orderBy('member.id')
    .execute()
}

/** Who could read a process note of the case by a grant: its supervisors who have the role in the practice, by name. */
export async function listSupervisorsOn(db: Reader, practiceId: PracticeId, caseId: CaseId): Promise<Person[]> {
  return db
    .selectFrom('care_team')
    .innerJoin('member', 'member.id', 'care_team.member_id')
    .innerJoin('member_role', 'member_role.member_id', 'care_team.member_id')
    .select(['member.id', 'member.name', 'member.color'])
    .where('care_team.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('member_role.practice_id', '=', practiceId)
    .where('care_team.case_id', '=', caseId)
    .where('care_team.role', '=', 'supervisor')
    .where('member_role.role', '=', 'supervisor')
    .orderBy('member.name')
    .orderBy('member.id')
    .execute()
}

/** Lets a member read a process note, also one from whom that was withdrawn before. */
export async function putGrant(
  tx: Tx,
  practiceId: PracticeId,
  grant: { noteId: NoteId; memberId: MemberId; grantedBy: MemberId; at: Millis },
): Promise<void> {
  const given = { granted_by: grant.grantedBy, granted_at: grant.at, withdrawn_at: null }
  await tx
    .insertInto('process_grant')
    .values({ practice_id: practiceId, note_id: grant.noteId, member_id: grant.memberId, ...given })
    .onConflict((conflict) =>
      conflict.columns(['note_id', 'member_id']).doUpdateSet(given).where('process_grant.practice_id', '=', practiceId),
    )
    .execute()
}

/** Ends a grant; false where there is none. The caller raises the fence of the note's document. */
export async function withdrawGrant(
  tx: Tx,
  practiceId: PracticeId,
  grant: { noteId: NoteId; memberId: MemberId; at: Millis },
): Promise<boolean> {
  const withdrawn = await tx
    .updateTable('process_grant')
    .set({ withdrawn_at: grant.at })
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', grant.noteId)
    .where('member_id', '=', grant.memberId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return withdrawn.numUpdatedRows === 1n
}
