import { mayInPractice } from '../../../shared/access/policy.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { Tx } from '../../storage/database.ts'
import type { Actor, Services } from '../services.ts'
import { writeInPractice } from '../writeAs.ts'

/** Rejects with `not_allowed` for whoever does not manage the practice's members. */
export function requireAdmin(actor: Actor): void {
  if (!mayInPractice('manageMembers', actor.roles)) throw new DomainError('not_allowed')
}

/** Runs an admin's act, one after another in a practice: `not_allowed` for anybody else. */
export async function writeAsAdmin<Result>(
  services: Services,
  actor: Actor,
  act: (tx: Tx, actor: Actor) => Promise<Result>,
): Promise<Result> {
  return writeInPractice(services, actor, async (tx, now) => {
    requireAdmin(now)
    return act(tx, now)
  })
}
