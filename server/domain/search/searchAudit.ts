import type { MemberId } from '../../../shared/ids.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'

const minute = 60_000

/**
 * Records that a member searches, before anything is shown: at most one entry a minute and member, because every few letters
 * ask anew, and none of what was asked or found, which would say as much as the notes themselves. Opening what was found is
 * recorded as reading it.
 */
export function searchAudit({ database, clock }: Services): (actor: Actor) => Promise<void> {
  const recorded = new Map<MemberId, number>()
  return async (actor) => {
    const at = clock()
    for (const [memberId, before] of recorded) if (at - before >= minute) recorded.delete(memberId)
    if (recorded.has(actor.memberId)) return
    await database.write((tx) => recordAudit(tx, at, { action: 'notes.searched', by: actor }))
    recorded.set(actor.memberId, at)
  }
}
