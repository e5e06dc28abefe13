import type { CaseId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import { storable } from '../statements.ts'

/** What other notes of its case take over from a note, as JSON. */
interface CarriedRow {
  noteId: NoteId
  carried: string
}

/** Keeps what a note gives to the next ones, or that it gives nothing (null). */
export async function putCarried(
  tx: Tx,
  practiceId: PracticeId,
  { noteId, caseId }: { noteId: NoteId; caseId: CaseId },
  carried: string | null,
): Promise<void> {
  if (carried === null) {
    await tx.deleteFrom('note_carried').where('practice_id', '=', practiceId).where('note_id', '=', noteId).execute()
    return
  }
  const kept = storable(carried)
  await tx
    .insertInto('note_carried')
    .values({ practice_id: practiceId, case_id: caseId, note_id: noteId, carried: kept })
    .onConflict((conflict) =>
      conflict.column('note_id').doUpdateSet({ carried: kept }).where('note_carried.practice_id', '=', practiceId),
    )
    .execute()
}

/** What the notes of a case give to the next ones. Who may know of it the caller has found out. */
export async function listCarried(db: Reader, practiceId: PracticeId, caseId: CaseId): Promise<CarriedRow[]> {
  return db
    .selectFrom('note_carried')
    .select(['note_id as noteId', 'carried'])
    .where('practice_id', '=', practiceId)
    .where('case_id', '=', caseId)
    .execute()
}
