import type { CaseId, DocumentId, PracticeId } from '../../../shared/ids.ts'
import type { Database, Reader, Tx } from '../database.ts'
import { inStatements } from '../statements.ts'
import { lockHeads } from './documents.ts'

/** The fences of documents, to find out whether somebody's right may have ended. */
export async function listFences(
  db: Reader,
  practiceId: PracticeId,
  ids: readonly DocumentId[],
): Promise<{ id: DocumentId; fence: number }[]> {
  return db
    .selectFrom('document')
    .select(['id', 'fence'])
    .where('practice_id', '=', practiceId)
    .where('id', 'in', ids)
    .execute()
}

/** Raises the fence of one document, where somebody's right on it alone has ended. */
export async function raiseFence(tx: Tx, practiceId: PracticeId, id: DocumentId): Promise<void> {
  await tx
    .updateTable('document')
    .set((set) => ({ fence: set('fence', '+', 1) }))
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .execute()
}

/** Raises the fence of a case's documents: no update commits before its author's right has been looked at again. */
export async function raiseFences(
  tx: Tx,
  dialect: Database['dialect'],
  practiceId: PracticeId,
  caseIds: readonly CaseId[],
): Promise<void> {
  for (const some of inStatements(caseIds)) {
    const notes = await tx
      .selectFrom('note')
      .select('document_id')
      .where('practice_id', '=', practiceId)
      .where('case_id', 'in', some)
      .orderBy('document_id')
      .execute()
    for (const documents of inStatements(notes)) {
      const ids = documents.map((note) => note.document_id)
      // In the order of their ids, as the group commit takes them: an update alone takes them in any order.
      await lockHeads(tx, dialect, practiceId, ids)
      await tx
        .updateTable('document')
        .set((set) => ({ fence: set('fence', '+', 1) }))
        .where('practice_id', '=', practiceId)
        .where('id', 'in', ids)
        .execute()
    }
  }
}
