import type { DocumentId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'

/** The members who wrote in a document after this row of its log, as far as that was noted. */
export async function listWritersAfter(
  db: Reader,
  practiceId: PracticeId,
  documentId: DocumentId,
  head: number,
): Promise<Set<MemberId>> {
  const trimmed = await db
    .selectFrom('document_writer')
    .select('member_id as memberId')
    .where('practice_id', '=', practiceId)
    .where('document_id', '=', documentId)
    .where('head', '>', head)
    .execute()
  const writers = await inLog(db, practiceId, documentId, head)
  for (const { memberId } of trimmed) writers.set(memberId, head)
  return new Set(writers.keys())
}

/** Keeps who wrote in the rows of the log up to this one, which are about to be trimmed. */
export async function keepWriters(tx: Tx, practiceId: PracticeId, documentId: DocumentId, upTo: number): Promise<void> {
  const writers = await inLog(tx, practiceId, documentId, 0, upTo)
  for (const [memberId, head] of writers) {
    await tx
      .insertInto('document_writer')
      .values({ practice_id: practiceId, document_id: documentId, member_id: memberId, head })
      .onConflict((conflict) =>
        conflict
          .columns(['document_id', 'member_id'])
          .doUpdateSet({ head })
          .where('document_writer.practice_id', '=', practiceId)
          .where('document_writer.head', '<', head),
      )
      .execute()
  }
}

/** Who wrote in these rows of the log, each with the newest. */
async function inLog(
  db: Reader,
  practiceId: PracticeId,
  documentId: DocumentId,
  after: number,
  upTo?: number,
): Promise<Map<MemberId, number>> {
  let query = db
    .selectFrom('document_update')
    .select(({ fn }) => ['written_by as writtenBy', fn.max('seq').as('head')])
    .where('practice_id', '=', practiceId)
    .where('document_id', '=', documentId)
    .where('seq', '>', after)
    .where('written_by', 'is not', null)
    .groupBy('written_by')
  if (upTo !== undefined) query = query.where('seq', '<=', upTo)
  const rows = await query.execute()
  const writers = new Map<MemberId, number>()
  for (const { writtenBy, head } of rows) {
    for (const id of (writtenBy ?? '').split(' ') as MemberId[])
      writers.set(id, Math.max(Number(head), writers.get(id) ?? 0))
  }
  return writers
}
