import type { HourId, MemberId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { ReviewAct } from '../../../shared/review/machine.ts'
import type { Reader, Tx } from '../database.ts'
import { inStatements } from '../statements.ts'
import type { Millis } from '../tables/millis.ts'

/** A piece of supervision that was held. */
export interface HourRow {
  id: HourId
  superviseeId: MemberId
  /** `YYYY-MM-DD` */
  heldOn: string
  minutes: number
}

/** Writes hours down. */
export async function insertHour(
  tx: Tx,
  practiceId: PracticeId,
  supervisorId: MemberId,
  row: HourRow & { at: Millis },
): Promise<void> {
  await tx
    .insertInto('supervision_hour')
    .values({
      id: row.id,
      practice_id: practiceId,
      supervisor_id: supervisorId,
      supervisee_id: row.superviseeId,
      held_on: row.heldOn,
      minutes: row.minutes,
      created_at: row.at,
    })
    .execute()
}

/** False where the supervisor wrote no such hours down. */
export async function deleteHour(tx: Tx, practiceId: PracticeId, supervisorId: MemberId, id: HourId): Promise<boolean> {
  const removed = await tx
    .deleteFrom('supervision_hour')
    .where('practice_id', '=', practiceId)
    .where('supervisor_id', '=', supervisorId)
    .where('id', '=', id)
    .executeTakeFirst()
  return removed.numDeletedRows === 1n
}

/** The hours that a supervisor held in a period, both days included, the newest first. */
export async function listHours(
  db: Reader,
  practiceId: PracticeId,
  supervisorId: MemberId,
  { from, to }: { from: string; to: string },
): Promise<HourRow[]> {
  return db
    .selectFrom('supervision_hour')
    .select(['id', 'supervisee_id as superviseeId', 'held_on as heldOn', 'minutes'])
    .where('practice_id', '=', practiceId)
    .where('supervisor_id', '=', supervisorId)
    .where('held_on', '>=', from)
    .where('held_on', '<=', to)
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .execute()
}

/** What a member answered to notes of others, with their authors, oldest first. `from` and `to` are moments. */
export async function listAnswers(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  { from, to }: { from: Millis; to: Millis },
): Promise<{ noteId: NoteId; authorId: MemberId; act: ReviewAct; at: Millis }[]> {
  return db
    .selectFrom('review_event')
    .innerJoin('note', 'note.id', 'review_event.note_id')
    .select(['review_event.note_id as noteId', 'note.author_id as authorId', 'review_event.act', 'review_event.at'])
    .where('review_event.practice_id', '=', practiceId)
    .where('note.practice_id', '=', practiceId)
    .where('review_event.member_id', '=', memberId)
    .where('review_event.act', 'in', ['cosign', 'requestChanges'])
    .where('review_event.at', '>=', from)
    .where('review_event.at', '<', to)
    .orderBy('review_event.at')
    .execute()
}

/** When these notes were submitted, oldest first. */
export async function listSubmissions(
  db: Reader,
  practiceId: PracticeId,
  noteIds: readonly NoteId[],
): Promise<{ noteId: NoteId; at: Millis }[]> {
  const found: { noteId: NoteId; at: Millis }[] = []
  for (const some of inStatements(noteIds))
    found.push(
      ...(await db
        .selectFrom('review_event')
        .select(['note_id as noteId', 'at'])
        .where('practice_id', '=', practiceId)
        .where('note_id', 'in', some)
        .where('act', '=', 'submit')
        .execute()),
    )
  return found.toSorted((one, other) => one.at - other.at)
}
