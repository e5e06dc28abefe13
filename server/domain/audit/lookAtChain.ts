import type { AuditChain } from '../../../shared/api/audit.ts'
import { type ChainHead, nothingBefore } from '../../storage/auditChain.ts'
import type { Reader } from '../../storage/database.ts'
import { findHead } from '../../storage/repos/auditHeads.ts'
import { newestNumber } from '../../storage/repos/auditSearch.ts'
import { readChain } from '../../storage/repos/auditTrail.ts'
import type { Actor, Services } from '../services.ts'
import type { AnchorWatch } from './anchor.ts'
import { requireReader } from './readAudit.ts'
import { type Break, walkChain } from './walkChain.ts'

/** So many of the newest entries are recomputed for whoever looks; `npm run audit:verify` recomputes all. */
const newest = 1_000

/** An admin asks whether the practice's audit holds, as far as can be said at once. */
export async function lookAtChain(services: Services & { anchor: AnchorWatch }, actor: Actor): Promise<AuditChain> {
  requireReader(actor)
  const { database, clock, anchor } = services
  const { practiceId } = actor
  const first = Math.max(1, (await newestNumber(database.read, practiceId)) - newest + 1)
  const from = await headBefore(database.read, actor, first)
  // Read before the walk, which may then come farther and not less far.
  const head = await findHead(database.read, practiceId)
  const { head: found, broken } = await walkChain(database.read, practiceId, { from, known: head ? [head] : [] })
  return {
    number: found.number,
    hash: found.number === 0 ? null : found.hash,
    at: new Date(clock()).toISOString(),
    from: from.number + 1,
    broken: broken === null ? null : brokenAt(broken, found),
    ...anchor.standing(practiceId),
  }
}

async function headBefore(db: Reader, { practiceId }: Actor, first: number): Promise<ChainHead> {
  if (first === 1) return { number: 0, hash: nothingBefore }
  const [entry] = await readChain(db, practiceId, { after: first - 2, limit: 1 })
  return entry ? { number: entry.number, hash: entry.hash } : { number: 0, hash: nothingBefore }
}

function brokenAt(broken: Break, head: ChainHead): number {
  switch (broken.what) {
    case 'missing':
      return broken.number
    case 'changed':
    case 'rewritten':
      return broken.entry.number
    case 'added':
      return broken.entry?.number ?? head.number
  }
}
