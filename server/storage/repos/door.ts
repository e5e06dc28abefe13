import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

/** What guards the way in before anybody is known: failed sign-ins and one-time set-up links. */

/** Failed sign-ins of these accounts and addresses, the long past ones among them. */
export async function findFailures(db: Reader, ids: readonly string[]) {
  return db
    .selectFrom('sign_in_failure')
    .select(['id', 'failures', 'last_at as lastAt'])
    .where('id', 'in', ids)
    .execute()
}

/** Adds one failure, counting anew where the last one is older than `forgottenBefore`. */
export async function addFailure(tx: Tx, id: string, at: Millis, forgottenBefore: Millis): Promise<void> {
  await tx
    .insertInto('sign_in_failure')
    .values({ id, failures: 1, last_at: at })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((set) => ({
        failures: set
          .case()
          .when('sign_in_failure.last_at', '<', forgottenBefore)
          .then(1)
          .else(set('sign_in_failure.failures', '+', 1))
          .end(),
        last_at: at,
      })),
    )
    .execute()
}

/** Forgets the failures of one account or address. */
export async function forgetFailures(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('sign_in_failure').where('id', '=', id).execute()
}

/** Forgets what failed last before this moment. */
export async function forgetFailuresBefore(tx: Tx, before: Millis): Promise<void> {
  await tx.deleteFrom('sign_in_failure').where('last_at', '<', before).execute()
}

/** Makes a new set-up link and ends those before it. */
export async function replaceSetUpLink(tx: Tx, id: string, expiresAt: Millis): Promise<void> {
  await tx.deleteFrom('set_up_link').where('used_at', 'is', null).execute()
  await tx.insertInto('set_up_link').values({ id, expires_at: expiresAt, used_at: null }).execute()
}

/** Whether a set-up link could be used at this moment. Using it asks again. */
export async function isSetUpLinkOpen(db: Reader, id: string, now: Millis): Promise<boolean> {
  const link = await db
    .selectFrom('set_up_link')
    .select('id')
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return link !== undefined
}

/** Uses the link up. False where somebody else was first, or it is unknown or past its time. */
export async function spendSetUpLink(tx: Tx, id: string, now: Millis): Promise<boolean> {
  const used = await tx
    .updateTable('set_up_link')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return used.numUpdatedRows === 1n
}
