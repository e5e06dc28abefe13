import type { ChainHead, ChainName } from '../../storage/auditChain.ts'
import type { Tx } from '../../storage/database.ts'
import { appendAudit } from '../../storage/repos/audit.ts'
import { listPracticeIds } from '../../storage/repos/practices.ts'
import { auditRow } from './record.ts'

/**
 * Tells every practice's audit that what comes before this entry is as of a backup, and how far it went by the anchor that was
 * there: what lies between is no longer in it.
 */
export async function recordRestored(
  tx: Tx,
  at: number,
  anchored: ReadonlyMap<ChainName, ChainHead> = new Map(),
): Promise<void> {
  const ids = await listPracticeIds(tx)
  await appendAudit(
    tx,
    ids.map((practiceId) => {
      const number = anchored.get(practiceId)?.number
      const detail = number === undefined ? {} : { detail: { anchored: number } }
      return { ...auditRow({ action: 'practice.restored', by: null, ...detail }, at), practiceId }
    }),
  )
}
