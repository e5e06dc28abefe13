import type { CaseId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'

/** Who a client is by law. It stands in a table of its own, which no list reads. */
export interface IdentityRow {
  legalName: string | null
  dateOfBirth: string | null
}

/** A client’s legal identity; undefined where none was ever kept. */
export async function findIdentity(
  db: Reader,
  practiceId: PracticeId,
  caseId: CaseId,
): Promise<IdentityRow | undefined> {
  return db
    .selectFrom('client_identity')
    .select(['legal_name as legalName', 'date_of_birth as dateOfBirth'])
    .where('practice_id', '=', practiceId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
}

/** Keeps a client’s legal identity in place of what was there. */
export async function putIdentity(tx: Tx, practiceId: PracticeId, caseId: CaseId, row: IdentityRow): Promise<void> {
  const identity = { legal_name: row.legalName, date_of_birth: row.dateOfBirth }
  await tx
    .insertInto('client_identity')
    .values({ practice_id: practiceId, case_id: caseId, ...identity })
    .onConflict((conflict) =>
      conflict.column('case_id').doUpdateSet(identity).where('client_identity.practice_id', '=', practiceId),
    )
    .execute()
}
