import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { MemberId, PracticeId } from '../../../shared/ids.ts'
import { findCredentials, updatePasswordHash } from '../../storage/repos/people.ts'
import { recordAudit } from '../audit/record.ts'
import type { Services } from '../services.ts'
import { hashPassword, pretendToVerify, verifyPassword } from './passwords.ts'
import type { Session, Sessions } from './sessions.ts'
import type { Throttle } from './throttle.ts'

export interface Door {
  sessions: Sessions
  throttle: Throttle
}

/**
 * Signs a member in and begins a new session. An unknown address and a wrong password cannot be told apart: neither by
 * the answer (`invalid_credentials`) nor by the time it takes. Too many wrong ones answer `too_many_attempts`.
 */
export async function signIn(
  services: Services,
  door: Door,
  given: { email: string; password: string; address: string; device: string },
): Promise<{ session: Session; setCookie: string }> {
  return beginSession(services, door.sessions, { ...(await identify(services, door, given)), device: given.device })
}

/**
 * Who has this address and password: one try at the door, throttled, its refusal audited. `invalid_credentials`,
 * `too_many_attempts`.
 */
export async function identify(
  services: Services,
  door: Door,
  given: { email: string; password: string; address: string },
): Promise<{ practiceId: PracticeId; memberId: MemberId }> {
  const attempt = { email: given.email, address: given.address }
  return door.throttle.inTurn(attempt, async () => {
    const delay = await door.throttle.delayOf(attempt)
    if (delay > 0) {
      services.metrics.signIn('throttled')
      throw new DomainError('too_many_attempts', { retryAfter: Math.ceil(delay / 1_000) })
    }
    const member = await checkPassword(services, given)
    if (!member.fits) {
      services.metrics.signIn('refused')
      await door.throttle.failed(attempt)
      await services.database.write((tx) =>
        recordAudit(tx, services.clock(), { action: 'sign_in.refused', by: member.known }),
      )
      throw new DomainError('invalid_credentials')
    }
    services.metrics.signIn('succeeded')
    await door.throttle.succeeded(attempt)
    return member.known
  })
}

/** Begins a session for a member who has just been identified, and records it. */
export async function beginSession(
  services: Services,
  sessions: Sessions,
  by: { practiceId: PracticeId; memberId: MemberId; device?: string },
): Promise<{ session: Session; setCookie: string }> {
  const begun = await sessions.begin(by)
  await services.database.write((tx) => recordAudit(tx, services.clock(), { action: 'sign_in', by }))
  return begun
}

type Checked =
  | { fits: true; known: { practiceId: PracticeId; memberId: MemberId } }
  | { fits: false; known: { practiceId: PracticeId; memberId: MemberId } | null }

async function checkPassword(services: Services, given: { email: string; password: string }): Promise<Checked> {
  const credentials = await findCredentials(services.database.read, given.email)
  if (!credentials) {
    await pretendToVerify(given.password)
    return { fits: false, known: null }
  }
  const { id: memberId, practiceId, passwordHash } = credentials
  const { fits, outdated } = await verifyPassword(passwordHash, given.password)
  if (fits && outdated) {
    const renewed = await hashPassword(given.password)
    await services.database.write((tx) => updatePasswordHash(tx, practiceId, memberId, renewed))
  }
  return { fits, known: { practiceId, memberId } }
}

/** Ends the session, and with it every socket that was opened under it. */
export async function signOut(services: Services, sessions: Sessions, session: Session): Promise<void> {
  await sessions.end(session.id)
  services.publisher.publish({ type: 'sessionsEnded', sessionIds: [session.id] })
  await services.database.write((tx) => recordAudit(tx, services.clock(), { action: 'sign_out', by: session }))
}
