import { DomainError } from '../../../shared/errors/catalogue.ts'
import { findMember } from '../../storage/repos/people.ts'
import { recordAudit } from '../audit/record.ts'
import type { Services } from '../services.ts'
import type { Session } from './sessionLife.ts'
import { beginIdentified, type Door, identify } from './signIn.ts'

/**
 * Locks a session: its sockets close, and nothing but unlocking, signing out and signing in is answered any more. One that
 * session mode holds at a note is shaded instead: the sockets of that note stay.
 */
export async function lock(services: Services, door: Door, session: Session): Promise<void> {
  const life = await door.sessions.lock(session.id)
  if (life.state === 'shaded') {
    services.publisher.publish({ type: 'sessionShaded', sessionId: session.id, documentId: life.documentId })
  } else services.publisher.publish({ type: 'sessionsEnded', sessionIds: [session.id] })
  const action = life.state === 'shaded' ? 'session.shaded' : 'session.locked'
  await services.database.write((tx) => recordAudit(tx, services.clock(), { action, by: session }))
}

/**
 * Opens a locked or shaded session for its own member, by their password, under a new token; when it ends stays as it was.
 * Tries count as sign-ins do: `invalid_credentials`, `too_many_attempts`.
 */
export async function unlock(
  services: Services,
  door: Door,
  session: Session,
  given: { password: string; address: string },
): Promise<{ session: Session; setCookie: string }> {
  const member = await findMember(services.database.read, session.practiceId, session.memberId)
  if (!member) throw new DomainError('not_signed_in')
  const known = await identify(services, door, { ...given, email: member.email })
  if (known.memberId !== session.memberId) throw new DomainError('invalid_credentials')
  const renewed = await door.sessions.rotate({ id: session.id, pinFailures: 0 })
  services.publisher.publish({ type: 'sessionsEnded', sessionIds: [session.id] })
  return beginIdentified(services, known, renewed, 'session.unlocked')
}
