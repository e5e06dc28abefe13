import type { CommentId, CommentThreadId, MemberId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** One comment of a thread. `mentions` is JSON of the ids of members. */
export interface CommentRow {
  id: CommentId
  threadId: CommentThreadId
  number: number
  memberId: MemberId
  body: string
  mentions: string
  at: Millis
  editedAt: Millis | null
  removedAt: Millis | null
}

const columns = [
  'comment.id',
  'comment.thread_id as threadId',
  'comment.number',
  'comment.member_id as memberId',
  'comment.body',
  'comment.mentions',
  'comment.at',
  'comment.edited_at as editedAt',
  'comment.removed_at as removedAt',
] as const

/** The comments of all threads of a note, each thread's in their order; those that were removed included. */
export async function listComments(db: Reader, practiceId: PracticeId, noteId: NoteId): Promise<CommentRow[]> {
  return db
    .selectFrom('comment')
    .innerJoin('comment_thread', 'comment_thread.id', 'comment.thread_id')
    .select(columns)
    .where('comment.practice_id', '=', practiceId)
    .where('comment_thread.practice_id', '=', practiceId)
    .where('comment_thread.note_id', '=', noteId)
    .orderBy('comment.thread_id')
    .orderBy('comment.number')
    .execute()
}

/** The comments of one thread in their order. */
export async function listCommentsOf(
  db: Reader,
  practiceId: PracticeId,
  threadId: CommentThreadId,
): Promise<CommentRow[]> {
  return db
    .selectFrom('comment')
    .select(columns)
    .where('practice_id', '=', practiceId)
    .where('thread_id', '=', threadId)
    .orderBy('number')
    .execute()
}

/** How many comments a note has in all its threads, without those that were removed; and how many a member ever made on it. */
export async function countComments(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
  memberId: MemberId,
): Promise<{ all: number; own: number }> {
  const ofNote = db
    .selectFrom('comment')
    .innerJoin('comment_thread', 'comment_thread.id', 'comment.thread_id')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .where('comment.practice_id', '=', practiceId)
    .where('comment_thread.practice_id', '=', practiceId)
    .where('comment_thread.note_id', '=', noteId)
  const all = await ofNote.where('comment.removed_at', 'is', null).executeTakeFirstOrThrow()
  const own = await ofNote.where('comment.member_id', '=', memberId).executeTakeFirstOrThrow()
  return { all: Number(all.count), own: Number(own.count) }
}

/** Adds a comment to its thread. */
export async function insertComment(tx: Tx, practiceId: PracticeId, row: CommentRow): Promise<void> {
  await tx
    .insertInto('comment')
    .values({
      id: row.id,
      practice_id: practiceId,
      thread_id: row.threadId,
      number: row.number,
      member_id: row.memberId,
      body: row.body,
      mentions: row.mentions,
      at: row.at,
      edited_at: row.editedAt,
      removed_at: row.removedAt,
    })
    .execute()
}

/** Changes what a comment says. What it said before is for the caller to keep. */
export async function rewordComment(
  tx: Tx,
  practiceId: PracticeId,
  id: CommentId,
  said: { body: string; mentions: string; at: Millis },
): Promise<void> {
  await tx
    .updateTable('comment')
    .set({ body: said.body, mentions: said.mentions, edited_at: said.at })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** Marks a comment as removed; its words stay stored. */
export async function markRemoved(tx: Tx, practiceId: PracticeId, id: CommentId, at: Millis): Promise<void> {
  await tx
    .updateTable('comment')
    .set({ removed_at: at })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** How many earlier wordings of a comment are kept. */
export async function countWordings(db: Reader, practiceId: PracticeId, commentId: CommentId): Promise<number> {
  const row = await db
    .selectFrom('comment_wording')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('practice_id', '=', practiceId)
    .where('comment_id', '=', commentId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Keeps what a comment said until now. */
export async function keepWording(
  tx: Tx,
  practiceId: PracticeId,
  row: { commentId: CommentId; number: number; body: string; until: Millis },
): Promise<void> {
  await tx
    .insertInto('comment_wording')
    .values({
      practice_id: practiceId,
      comment_id: row.commentId,
      number: row.number,
      body: row.body,
      until_at: row.until,
    })
    .execute()
}
