import type { Tx } from '../../storage/database.ts'
import { appendAudit } from '../../storage/repos/audit.ts'
import { listPracticeIds } from '../../storage/repos/practices.ts'
import { auditRow } from './record.ts'

/** Tells every practice's audit that what comes before this entry is as of a backup. */
export async function recordRestored(tx: Tx, at: number): Promise<void> {
  const ids = await listPracticeIds(tx)
  await appendAudit(
    tx,
    ids.map((practiceId) => ({ ...auditRow({ action: 'practice.restored', by: null }, at), practiceId })),
  )
}
