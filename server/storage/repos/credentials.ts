import type { CredentialId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** A licence to practise, as its holder or an admin wrote it down. */
export interface CredentialRow {
  id: CredentialId
  title: string
  number: string | null
  state: string | null
  /** A calendar day, `2031-05-30`, or null. */
  expiresOn: string | null
}

/** Adds a credential to a member. */
export async function insertCredential(
  tx: Tx,
  practiceId: PracticeId,
  memberId: MemberId,
  row: CredentialRow & { at: Millis },
): Promise<void> {
  await tx
    .insertInto('credential')
    .values({
      id: row.id,
      practice_id: practiceId,
      member_id: memberId,
      title: row.title,
      number: row.number,
      state: row.state,
      expires_on: row.expiresOn,
      created_at: row.at,
    })
    .execute()
}

/** False where the member has no such credential. */
export async function updateCredential(
  tx: Tx,
  practiceId: PracticeId,
  memberId: MemberId,
  row: CredentialRow,
): Promise<boolean> {
  const changed = await tx
    .updateTable('credential')
    .set({ title: row.title, number: row.number, state: row.state, expires_on: row.expiresOn })
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('id', '=', row.id)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** False where the member has no such credential. */
export async function deleteCredential(
  tx: Tx,
  practiceId: PracticeId,
  memberId: MemberId,
  id: CredentialId,
): Promise<boolean> {
  const removed = await tx
    .deleteFrom('credential')
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .executeTakeFirst()
  return removed.numDeletedRows === 1n
}

/** A member's credentials, in the order in which they were added. */
export async function listCredentials(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
): Promise<CredentialRow[]> {
  return db
    .selectFrom('credential')
    .select(['id', 'title', 'number', 'state', 'expires_on as expiresOn'])
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}
