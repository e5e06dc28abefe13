import type { Tx } from '../database.ts'

/** No fingerprint, so nobody's failures. */
const id = 'probe'

/** Writes and takes away again, to find out whether storage takes anything: both have to reach the disk. */
export async function probeWriting(tx: Tx): Promise<void> {
  await tx.insertInto('sign_in_failure').values({ id, failures: 0, last_at: 0 }).execute()
  await tx.deleteFrom('sign_in_failure').where('id', '=', id).execute()
}
