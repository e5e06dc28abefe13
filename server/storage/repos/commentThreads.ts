import type { SuggestionState } from '../../../shared/access/comments.ts'
import type { CommentThreadId, MemberId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { Database, Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** A thread of comments. `anchor` is JSON of a place in the text; null where the whole note is meant. */
export interface CommentThreadRow {
  id: CommentThreadId
  noteId: NoteId
  begunBy: MemberId
  begunAt: Millis
  anchor: string | null
  quote: string | null
  before: string
  after: string
  suggestion: string | null
  suggestionState: SuggestionState | null
  settledBy: MemberId | null
  settledAt: Millis | null
  settledReason: string
  resolvedBy: MemberId | null
  resolvedAt: Millis | null
}

const columns = [
  'id',
  'note_id as noteId',
  'begun_by as begunBy',
  'begun_at as begunAt',
  'anchor',
  'quote',
  'quote_before as before',
  'quote_after as after',
  'suggestion',
  'suggestion_state as suggestionState',
  'settled_by as settledBy',
  'settled_at as settledAt',
  'settled_reason as settledReason',
  'resolved_by as resolvedBy',
  'resolved_at as resolvedAt',
] as const

/** The threads of a note, oldest first. It says nothing about who may read them. */
export async function listCommentThreads(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
): Promise<CommentThreadRow[]> {
  return db
    .selectFrom('comment_thread')
    .select(columns)
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .orderBy('begun_at')
    .orderBy('id')
    .execute()
}

/** One thread of a note. */
export async function findCommentThread(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
  id: CommentThreadId,
): Promise<CommentThreadRow | undefined> {
  return db
    .selectFrom('comment_thread')
    .select(columns)
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The same, taken for this transaction: who changes a thread waits for whoever came before. */
export async function takeCommentThread(
  tx: Tx,
  dialect: Database['dialect'],
  practiceId: PracticeId,
  noteId: NoteId,
  id: CommentThreadId,
): Promise<CommentThreadRow | undefined> {
  let query = tx
    .selectFrom('comment_thread')
    .select(columns)
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where('id', '=', id)
  if (dialect === 'postgres') query = query.forUpdate()
  return query.executeTakeFirst()
}

/** How many threads a note has of which something is left to read, and how many of them a member began. */
export async function countCommentThreads(
  db: Reader,
  practiceId: PracticeId,
  noteId: NoteId,
  memberId: MemberId,
): Promise<{ all: number; own: number }> {
  const rows = await db
    .selectFrom('comment_thread')
    .select('begun_by as begunBy')
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('comment')
          .select('comment.id')
          .whereRef('comment.thread_id', '=', 'comment_thread.id')
          .where('comment.practice_id', '=', practiceId)
          .where('comment.removed_at', 'is', null),
      ),
    )
    .execute()
  return { all: rows.length, own: rows.filter(({ begunBy }) => begunBy === memberId).length }
}

/** Begins a thread. Its first comment is for the caller to add. */
export async function insertCommentThread(tx: Tx, practiceId: PracticeId, row: CommentThreadRow): Promise<void> {
  await tx
    .insertInto('comment_thread')
    .values({
      id: row.id,
      practice_id: practiceId,
      note_id: row.noteId,
      begun_by: row.begunBy,
      begun_at: row.begunAt,
      anchor: row.anchor,
      quote: row.quote,
      quote_before: row.before,
      quote_after: row.after,
      suggestion: row.suggestion,
      suggestion_state: row.suggestionState,
      settled_by: row.settledBy,
      settled_at: row.settledAt,
      settled_reason: row.settledReason,
      resolved_by: row.resolvedBy,
      resolved_at: row.resolvedAt,
    })
    .execute()
}

/** Writes whether a thread is resolved, and by whom. */
export async function setResolved(
  tx: Tx,
  practiceId: PracticeId,
  id: CommentThreadId,
  resolved: { by: MemberId; at: Millis } | null,
): Promise<void> {
  await tx
    .updateTable('comment_thread')
    .set({ resolved_by: resolved?.by ?? null, resolved_at: resolved?.at ?? null })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** Writes where a thread's suggestion stands; `by` null opens it again. */
export async function setSuggestion(
  tx: Tx,
  practiceId: PracticeId,
  id: CommentThreadId,
  settled: { state: SuggestionState; by: MemberId | null; at: Millis | null; reason: string },
): Promise<void> {
  await tx
    .updateTable('comment_thread')
    .set({
      suggestion_state: settled.state,
      settled_by: settled.by,
      settled_at: settled.at,
      settled_reason: settled.reason,
    })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}
