import { DomainError } from '../../shared/errors/catalogue.ts'
import type { Tx } from '../storage/database.ts'
import { findMember } from '../storage/repos/people.ts'
import type { Actor, Services } from './services.ts'

/**
 * Runs a member's act in a transaction, with the roles that the member has there: what was read when the request came in
 * may have ended since. `not_signed_in` where the member is gone.
 */
export async function writeAs<Result>(
  services: Services,
  actor: Actor,
  act: (tx: Tx, actor: Actor) => Promise<Result>,
): Promise<Result> {
  return services.database.write(async (tx) => {
    const member = await findMember(tx, actor.practiceId, actor.memberId)
    if (!member) throw new DomainError('not_signed_in')
    return act(tx, { ...actor, roles: member.roles })
  })
}
