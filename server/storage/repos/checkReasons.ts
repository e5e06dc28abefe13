import type { MemberId, NoteId, PracticeId, ReasonId } from '../../../shared/ids.ts'
import type { CheckCode } from '../../../shared/note/checks/finding.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** A reason for signing a note in spite of one finding. */
export interface CheckReasonRow {
  id: ReasonId
  code: CheckCode
  place: string
  about: string
  reason: string
  memberId: MemberId
  at: Millis
}

/** The reasons that were given in a note, oldest first, with the names of who gave them. */
export async function listReasons(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
): Promise<(CheckReasonRow & { memberName: string })[]> {
  return db
    .selectFrom('check_reason')
    .innerJoin('member', 'member.id', 'check_reason.member_id')
    .select([
      'check_reason.id',
      'check_reason.code',
      'check_reason.place',
      'check_reason.about',
      'check_reason.reason',
      'check_reason.member_id as memberId',
      'check_reason.at',
      'member.name as memberName',
    ])
    .where('check_reason.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('check_reason.note_id', '=', noteId)
    .orderBy('check_reason.at')
    .orderBy('check_reason.id')
    .execute()
}

/** Writes a reason down, in place of the one that its finding had. */
export async function putReason(tx: Tx, practiceId: PracticeId, noteId: NoteId, row: CheckReasonRow): Promise<void> {
  await tx
    .deleteFrom('check_reason')
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where('code', '=', row.code)
    .where('place', '=', row.place)
    .where('about', '=', row.about)
    .execute()
  await tx
    .insertInto('check_reason')
    .values({
      id: row.id,
      practice_id: practiceId,
      note_id: noteId,
      code: row.code,
      place: row.place,
      about: row.about,
      reason: row.reason,
      member_id: row.memberId,
      at: row.at,
    })
    .execute()
}

/** Removes a reason; undefined where the note has none of this id, else of which finding it spoke. */
export async function deleteReason(
  tx: Tx,
  practiceId: PracticeId,
  noteId: NoteId,
  id: ReasonId,
): Promise<CheckCode | undefined> {
  const removed = await tx
    .deleteFrom('check_reason')
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where('id', '=', id)
    .returning('code')
    .executeTakeFirst()
  return removed?.code
}
