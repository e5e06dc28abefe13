import type { MemberId, NoteId, PracticeId, ReviewEventId } from '../../../shared/ids.ts'
import type { ReviewAct } from '../../../shared/review/machine.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** Something that happened in the life of a note. */
export interface ReviewEventRow {
  id: ReviewEventId
  noteId: NoteId
  at: Millis
  memberId: MemberId
  act: ReviewAct
  reason: string | null
  head: number
}

/** Writes down what happened. */
export async function insertReviewEvent(tx: Tx, practiceId: PracticeId, row: ReviewEventRow): Promise<void> {
  await tx
    .insertInto('review_event')
    .values({
      id: row.id,
      practice_id: practiceId,
      note_id: row.noteId,
      at: row.at,
      member_id: row.memberId,
      act: row.act,
      reason: row.reason,
      head: row.head,
    })
    .execute()
}

/** What happened in the life of a note, oldest first, with the names of who did it. */
export async function listReviewEvents(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
): Promise<(ReviewEventRow & { memberName: string })[]> {
  return db
    .selectFrom('review_event')
    .innerJoin('member', 'member.id', 'review_event.member_id')
    .select([
      'review_event.id',
      'review_event.note_id as noteId',
      'review_event.at',
      'review_event.member_id as memberId',
      'review_event.act',
      'review_event.reason',
      'review_event.head',
      'member.name as memberName',
    ])
    .where('review_event.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('review_event.note_id', '=', noteId)
    .orderBy('review_event.at')
    .orderBy('review_event.id')
    .execute()
}
