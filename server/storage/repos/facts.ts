import type { Compartment } from '../../../shared/access/vocabulary.ts'
import type { CaseId, DocumentId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import { inStatements } from '../statements.ts'

/** What was counted of a note's text, for one head of its document. */
export interface FactsRow {
  noteId: NoteId
  head: number
  version: number
  /** JSON */
  facts: string
}

/** Keeps facts. What a slower count of an older head brings is left out. */
export async function putFacts(tx: Tx, practiceId: PracticeId, rows: readonly FactsRow[]): Promise<void> {
  for (const some of inStatements(rows)) {
    await tx
      .insertInto('note_facts')
      .values(some.map(({ noteId, ...row }) => ({ practice_id: practiceId, note_id: noteId, ...row })))
      .onConflict((conflict) =>
        conflict
          .column('note_id')
          .doUpdateSet((set) => ({
            head: set.ref('excluded.head'),
            version: set.ref('excluded.version'),
            facts: set.ref('excluded.facts'),
          }))
          .where('note_facts.practice_id', '=', practiceId)
          .whereRef('note_facts.head', '<=', 'excluded.head'),
      )
      .execute()
  }
}

/** For which heads of their documents notes were read last. */
export async function listFactsHeads(
  db: Reader,
  practiceId: PracticeId,
  noteIds: readonly NoteId[],
): Promise<Map<NoteId, number>> {
  const rows = await db
    .selectFrom('note_facts')
    .select(['note_id as noteId', 'head'])
    .where('practice_id', '=', practiceId)
    .where('note_id', 'in', noteIds)
    .execute()
  return new Map(rows.map(({ noteId, head }) => [noteId, head]))
}

/** Forgets for which heads notes were read, so that all of them are read anew. */
export async function forgetFacts(tx: Tx, practiceId: PracticeId): Promise<void> {
  await tx.deleteFrom('note_facts').where('practice_id', '=', practiceId).execute()
}

/** Notes whose text moved on since they were read, or that were read by another version; `atMost` of them. */
export async function listStale(
  db: Reader,
  practiceId: PracticeId,
  version: number,
  atMost: number,
): Promise<{ noteId: NoteId; caseId: CaseId; documentId: DocumentId; kind: Compartment }[]> {
  return db
    .selectFrom('note')
    .innerJoin('document', (join) =>
      join.onRef('document.id', '=', 'note.document_id').onRef('document.practice_id', '=', 'note.practice_id'),
    )
    .leftJoin('note_facts', (join) =>
      join.onRef('note_facts.note_id', '=', 'note.id').onRef('note_facts.practice_id', '=', 'note.practice_id'),
    )
    .leftJoin('search_row', (join) =>
      join.onRef('search_row.note_id', '=', 'note.id').onRef('search_row.practice_id', '=', 'note.practice_id'),
    )
    .select(['note.id as noteId', 'note.case_id as caseId', 'note.document_id as documentId', 'note.kind'])
    .where('note.practice_id', '=', practiceId)
    .where('document.practice_id', '=', practiceId)
    .where((where) =>
      where.or([
        where('note_facts.head', 'is', null),
        // After a restored backup, which does not hold it.
        where('search_row.head', 'is', null),
        where('note_facts.version', '!=', version),
        where('note_facts.head', '!=', where.ref('document.head')),
      ]),
    )
    .orderBy('document.updated_at', 'desc')
    .limit(atMost)
    .execute()
}
