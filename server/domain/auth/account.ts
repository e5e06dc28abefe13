import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { SessionId } from '../../../shared/ids.ts'
import { updatePasswordHash } from '../../storage/repos/people.ts'
import { deletePin } from '../../storage/repos/pins.ts'
import { deleteSession, listSessionsOf } from '../../storage/repos/sessions.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { endSessionsOf } from './endSessions.ts'
import { hashPassword } from './passwords.ts'
import { type Door, identify } from './signIn.ts'

/** As much of a session's id as is told: enough to name it, and no use to anybody who does not have its token. */
export const nameOf = (id: SessionId): string => id.slice(0, 32)

/**
 * Sets the member's own new password, takes the PIN away and ends all their other sessions. The caller gives this one a new token. The
 * current password is asked as at a sign-in: `invalid_credentials`, `too_many_attempts`.
 */
export async function changePassword(
  services: Services,
  door: Door,
  actor: Actor,
  given: { current: string; password: string; address: string },
): Promise<void> {
  await identify(services, door, { email: actor.email, password: given.current, address: given.address })
  const passwordHash = await hashPassword(given.password)
  const sessionIds = await writeAs(services, actor, async (tx) => {
    const mine = await listSessionsOf(tx, actor.memberId)
    if (!mine.some(({ id }) => id === actor.sessionId)) throw new DomainError('not_signed_in')
    await updatePasswordHash(tx, actor.practiceId, actor.memberId, passwordHash)
    await deletePin(tx, actor.practiceId, actor.memberId)
    await recordAudit(tx, services.clock(), { action: 'password.changed', by: actor })
    return endSessionsOf(tx, actor.memberId, actor.sessionId)
  })
  services.publisher.publish({ type: 'sessionsEnded', sessionIds })
}

/** Ends one of the member's own sessions, by its name, and says which it was; null where they have none of that name. */
export async function endOwnSession(services: Services, actor: Actor, name: string): Promise<SessionId | null> {
  const ended = await writeAs(services, actor, async (tx) => {
    const found = (await listSessionsOf(tx, actor.memberId)).find(({ id }) => nameOf(id) === name)
    if (!found || !(await deleteSession(tx, found.id))) return null
    await recordAudit(tx, services.clock(), { action: 'session.ended', by: actor })
    return found.id
  })
  if (ended) services.publisher.publish({ type: 'sessionsEnded', sessionIds: [ended] })
  return ended
}

/** Signs the member out everywhere else. */
export async function endOtherSessions(services: Services, actor: Actor): Promise<void> {
  const sessionIds = await writeAs(services, actor, async (tx) => {
    await recordAudit(tx, services.clock(), { action: 'session.others_ended', by: actor })
    return endSessionsOf(tx, actor.memberId, actor.sessionId)
  })
  services.publisher.publish({ type: 'sessionsEnded', sessionIds })
}
