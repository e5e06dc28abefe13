import { DomainError } from '../../shared/errors/catalogue.ts'
import type { Tx } from '../storage/database.ts'
import { findMember, takePractice } from '../storage/repos/people.ts'
import { isSessionOpen } from '../storage/repos/sessions.ts'
import type { Actor, Services } from './services.ts'

type Act<Result> = (tx: Tx, actor: Actor) => Promise<Result>

/**
 * Runs a member's act in a transaction, with the roles that the member has there: what was read when the request came in
 * may have ended since. `not_signed_in` where the member is gone, or their session is over or locked: a body can take
 * minutes to arrive, long after the session was looked at.
 */
export async function writeAs<Result>(services: Services, actor: Actor, act: Act<Result>): Promise<Result> {
  return services.database.write((tx) => asOfNow(services, tx, actor, (now) => act(tx, now)))
}

/**
 * The same with the practice taken first, for what rests on all of its people: such acts follow one another, each with
 * the roles that the one before left.
 */
export async function writeInPractice<Result>(services: Services, actor: Actor, act: Act<Result>): Promise<Result> {
  return services.database.write(async (tx) => {
    await takePractice(tx, actor.practiceId)
    return asOfNow(services, tx, actor, (now) => act(tx, now))
  })
}

/** Does something in a transaction that is open already, with the roles that the member has there. */
export async function asOfNow<Result>(
  services: Services,
  tx: Tx,
  actor: Actor,
  act: (actor: Actor) => Promise<Result>,
): Promise<Result> {
  const member = await findMember(tx, actor.practiceId, actor.memberId)
  const isIn = member && (await isSessionOpen(tx, actor.practiceId, actor.sessionId, services.clock()))
  if (!isIn) throw new DomainError('not_signed_in')
  return act({ ...actor, roles: member.roles })
}
