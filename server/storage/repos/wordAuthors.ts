import type { WordRange } from '../../../shared/history/wordAuthors.ts'
import type { DocumentId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import { inStatements } from '../statements.ts'

/** Remembers whose words stand under a client id of somebody else. */
export async function insertWordAuthors(
  tx: Tx,
  practiceId: PracticeId,
  documentId: DocumentId,
  ranges: readonly WordRange[],
): Promise<void> {
  for (const some of inStatements(ranges)) {
    await tx
      .insertInto('document_word_author')
      .values(
        some.map(({ client, clock, length, memberId }) => ({
          practice_id: practiceId,
          document_id: documentId,
          client_id: client,
          clock,
          length,
          member_id: memberId,
        })),
      )
      .execute()
  }
}

/** Everything that is remembered of a document. */
export async function listWordAuthors(
  db: Reader,
  practiceId: PracticeId,
  documentId: DocumentId,
): Promise<WordRange[]> {
  return db
    .selectFrom('document_word_author')
    .select(['client_id as client', 'clock', 'length', 'member_id as memberId'])
    .where('practice_id', '=', practiceId)
    .where('document_id', '=', documentId)
    .orderBy('client_id')
    .orderBy('clock')
    .execute()
}

/** Forgets words that nobody can read any more. */
export async function deleteWordAuthors(
  tx: Tx,
  practiceId: PracticeId,
  documentId: DocumentId,
  ranges: readonly Pick<WordRange, 'client' | 'clock'>[],
): Promise<void> {
  for (const [client, ofClient] of Map.groupBy(ranges, (range) => range.client)) {
    for (const some of inStatements(ofClient)) {
      await tx
        .deleteFrom('document_word_author')
        .where('practice_id', '=', practiceId)
        .where('document_id', '=', documentId)
        .where('client_id', '=', client)
        .where(
          'clock',
          'in',
          some.map(({ clock }) => clock),
        )
        .execute()
    }
  }
}
