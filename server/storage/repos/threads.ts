import type { CaseId, MemberId, NoteId, PracticeId } from '../../../shared/ids.ts'
import { changesBetween } from '../changesBetween.ts'
import type { Reader, Tx } from '../database.ts'
import { inStatements, storable } from '../statements.ts'
import type { ThreadPart } from '../tables/index.ts'

/** A piece of a thread as a note has it. */
export interface ThreadRow {
  part: ThreadPart
  key: string
  ordinal: number
  about: string
  /** JSON */
  content: string
}

/** A piece of a thread with what is said of its note. */
export interface ThreadRowOfNote extends ThreadRow {
  caseId: CaseId
  noteId: NoteId
}

/** Puts a note's pieces in the place of those it had; rows that stay as they are stay untouched. */
export async function putThreadRows(
  tx: Tx,
  practiceId: PracticeId,
  { noteId, caseId }: { noteId: NoteId; caseId: CaseId },
  rows: readonly ThreadRow[],
): Promise<void> {
  const there = await tx
    .selectFrom('thread_row')
    .select(['part', 'key', 'ordinal', 'about', 'content'])
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .execute()
  const wanted = rows.map((row) => ({ ...row, content: storable(row.content) }))
  const { gone, put } = changesBetween(there, wanted, ({ part, key }) => `${part} ${key}`)
  for (const [part, ofPart] of Map.groupBy(gone, (row) => row.part)) {
    for (const some of inStatements(ofPart)) {
      await tx
        .deleteFrom('thread_row')
        .where('practice_id', '=', practiceId)
        .where('note_id', '=', noteId)
        .where('part', '=', part)
        .where(
          'key',
          'in',
          some.map(({ key }) => key),
        )
        .execute()
    }
  }
  for (const some of inStatements(put)) {
    await tx
      .insertInto('thread_row')
      .values(some.map((row) => ({ practice_id: practiceId, case_id: caseId, note_id: noteId, ...row })))
      .execute()
  }
}

/** All pieces of a case's threads, by note and place. Who may know of them the caller has found out. */
export async function listThreadRows(db: Reader, practiceId: PracticeId, caseId: CaseId): Promise<ThreadRowOfNote[]> {
  return db
    .selectFrom('thread_row')
    .select(['case_id as caseId', 'note_id as noteId', 'part', 'key', 'ordinal', 'about', 'content'])
    .where('practice_id', '=', practiceId)
    .where('case_id', '=', caseId)
    .orderBy('note_id')
    .orderBy('part')
    .orderBy('ordinal')
    .execute()
}

/** The actions in all cases on whose care team the member is, and every report on an item of these cases. */
export async function listActionRowsOf(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
): Promise<ThreadRowOfNote[]> {
  return db
    .selectFrom('thread_row')
    .innerJoin('care_team', (join) =>
      join
        .onRef('care_team.case_id', '=', 'thread_row.case_id')
        .onRef('care_team.practice_id', '=', 'thread_row.practice_id'),
    )
    .select([
      'thread_row.case_id as caseId',
      'thread_row.note_id as noteId',
      'thread_row.part',
      'thread_row.key',
      'thread_row.ordinal',
      'thread_row.about',
      'thread_row.content',
    ])
    .where('thread_row.practice_id', '=', practiceId)
    .where('care_team.practice_id', '=', practiceId)
    .where('care_team.member_id', '=', memberId)
    .where((where) =>
      where.or([
        where('thread_row.part', '=', 'report'),
        where.and([where('thread_row.part', '=', 'item'), where('thread_row.about', '=', 'action')]),
      ]),
    )
    .orderBy('thread_row.note_id')
    .orderBy('thread_row.ordinal')
    .execute()
}
