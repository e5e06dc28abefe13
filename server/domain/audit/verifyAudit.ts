import { beforeAnyPractice, type ChainHead, type ChainName, compartments } from '../../storage/auditChain.ts'
import type { Reader } from '../../storage/database.ts'
import { listHeads } from '../../storage/repos/auditHeads.ts'
import { practicesInAudit } from '../../storage/repos/auditTrail.ts'
import { listPracticeIds } from '../../storage/repos/practices.ts'
import { type Anchor, anchoredChains } from './anchorFile.ts'
import { type Walked, walkChain } from './walkChain.ts'

export interface WalkedChain extends Walked {
  chain: ChainName
}

/**
 * Walks every chain of the installation from its first entry to its newest, and holds it against what other places know of
 * it: the anchors, and the list of where chains end. Chains that only an anchor still knows are looked for as well. Anchors
 * have to be read before this begins: what is written meanwhile may come, and may not go.
 */
export async function* verifyAudit(db: Reader, anchors: readonly Anchor[]): AsyncGenerator<WalkedChain> {
  const heads = await listHeads(db)
  const anchored = anchors.map(anchoredChains)
  const chains = new Set<ChainName>([
    ...(await listPracticeIds(db)),
    ...(await practicesInAudit(db)),
    ...heads.keys(),
    ...anchored.flatMap((one) => [...one.keys()]),
    beforeAnyPractice,
    compartments,
  ])
  for (const chain of chains) {
    const known = [heads, ...anchored].flatMap((one): ChainHead[] => {
      const head = one.get(chain)
      return head ? [head] : []
    })
    const walked = await walkChain(db, chain, { known })
    if (walked.head.number > 0 || walked.broken) yield { chain, ...walked }
  }
}
