import type { CaseId, MemberId, NoteId, PracticeId, TemplateId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** The note that a member's request has made already. */
export async function findNoteOfRequest(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  requestId: string,
): Promise<NoteId | undefined> {
  const row = await db
    .selectFrom('note_request')
    .select('note_id as noteId')
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  return row?.noteId
}

export async function insertNoteRequest(
  tx: Tx,
  practiceId: PracticeId,
  request: { memberId: MemberId; requestId: string; noteId: NoteId; at: Millis },
): Promise<void> {
  await tx
    .insertInto('note_request')
    .values({
      practice_id: practiceId,
      member_id: request.memberId,
      request_id: request.requestId,
      note_id: request.noteId,
      at: request.at,
    })
    .execute()
}

/** When a note of this case was made; undefined where it is none of it. */
export async function findMakingOfNote(
  db: Reader,
  practiceId: PracticeId,
  caseId: CaseId,
  noteId: NoteId,
): Promise<Millis | undefined> {
  const row = await db
    .selectFrom('note')
    .select('created_at as createdAt')
    .where('practice_id', '=', practiceId)
    .where('case_id', '=', caseId)
    .where('id', '=', noteId)
    .executeTakeFirst()
  return row?.createdAt
}

/** A draft of the case's chart that a colleague of the member began from this template after that moment, the first of them. */
export async function findDraftBegunBeside(
  db: Reader,
  practiceId: PracticeId,
  asked: { caseId: CaseId; templateId: TemplateId; memberId: MemberId; after: Millis; but: NoteId | null },
): Promise<NoteId | undefined> {
  let drafts = db
    .selectFrom('note')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('case_id', '=', asked.caseId)
    .where('template_id', '=', asked.templateId)
    .where('kind', '=', 'chart')
    .where('status', '=', 'draft')
    .where('discarded_at', 'is', null)
    .where('author_id', '!=', asked.memberId)
    .where('created_at', '>=', asked.after)
  if (asked.but !== null) drafts = drafts.where('id', '!=', asked.but)
  const row = await drafts.orderBy('created_at').orderBy('id').executeTakeFirst()
  return row?.id
}
