import type { MemberId, PracticeId, SessionId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'
import { findSession } from './sessions.ts'

/** The hash of a member's PIN, or undefined where they have none. */
export async function findPinHash(db: Reader, practiceId: PracticeId, memberId: MemberId): Promise<string | undefined> {
  const found = await db
    .selectFrom('member_pin')
    .select('hash')
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return found?.hash
}

/** Sets a member's PIN, in the place of the one before. */
export async function replacePin(
  tx: Tx,
  practiceId: PracticeId,
  memberId: MemberId,
  row: { hash: string; at: Millis },
): Promise<void> {
  await deletePin(tx, practiceId, memberId)
  await tx
    .insertInto('member_pin')
    .values({ practice_id: practiceId, member_id: memberId, hash: row.hash, set_at: row.at })
    .execute()
}

/** False where there was none. */
export async function deletePin(tx: Tx, practiceId: PracticeId, memberId: MemberId): Promise<boolean> {
  const deleted = await tx
    .deleteFrom('member_pin')
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

/** Holds a PIN until the transaction ends; false where the member has another one by now, or none. */
export async function takePin(tx: Tx, practiceId: PracticeId, memberId: MemberId, hash: string): Promise<boolean> {
  const taken = await tx
    .updateTable('member_pin')
    .set({ hash })
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/**
 * Counts one more try with a PIN before it is looked at, so that many at once do not slip through, and says how many there
 * were; null, and nothing is counted, where there were `atMost` already.
 */
export async function countPinTry(
  tx: Tx,
  practiceId: PracticeId,
  id: SessionId,
  atMost: number,
): Promise<number | null> {
  const counted = await tx
    .updateTable('session')
    .set((set) => ({ pin_failures: set('pin_failures', '+', 1) }))
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where('pin_failures', '<', atMost)
    .executeTakeFirst()
  if (counted.numUpdatedRows !== 1n) return null
  return (await findSession(tx, id))?.pinFailures ?? null
}
