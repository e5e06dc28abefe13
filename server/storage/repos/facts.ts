import type { NoteId, PracticeId } from '../../../shared/ids.ts'
import type { Tx } from '../database.ts'
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
