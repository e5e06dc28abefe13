import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { MemberId, PracticeId } from '../../../shared/ids.ts'
import { findCredentials, replacePasswordHash } from '../../storage/repos/people.ts'
import { deleteSession } from '../../storage/repos/sessions.ts'
import { recordAudit } from '../audit/record.ts'
import type { Services } from '../services.ts'
import { hashPassword, pretendToVerify, verifyPassword } from './passwords.ts'
import type { Session } from './sessionLife.ts'
import type { Sessions } from './sessions.ts'
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
  const known = await identify(services, door, given)
  return beginIdentified(services, known, await door.sessions.begin({ ...known, device: given.device }), 'sign_in')
}

/**
 * Lets a session stand only if the password that opened it is the member's still. Looking at a password takes a while, in
 * which it may be reset, and whoever resets it ends all sessions there are: this one may have come just after.
 */
export async function beginIdentified<Begun extends { session: Session }>(
  services: Services,
  { practiceId, memberId, passwordHash }: Identified,
  begun: Begun,
  action: 'sign_in' | 'session.unlocked',
): Promise<Begun> {
  const holds = await services.database.write(async (tx) => {
    // Written, not only read: so a reset that is under way is waited for.
    const isSame = await replacePasswordHash(tx, practiceId, memberId, { from: passwordHash, to: passwordHash })
    const by = { practiceId, memberId }
    if (isSame) await recordAudit(tx, services.clock(), { action, by })
    else {
      await deleteSession(tx, begun.session.id)
      await recordAudit(tx, services.clock(), { action: 'sign_in.refused', by })
    }
    return isSame
  })
  if (!holds) throw new DomainError('invalid_credentials')
  return begun
}

/** Who somebody showed to be, and by which password. */
export interface Identified {
  practiceId: PracticeId
  memberId: MemberId
  passwordHash: string
}

/**
 * Who has this address and password: one try at the door, throttled, its refusal audited. `invalid_credentials`,
 * `too_many_attempts`.
 */
export async function identify(
  services: Services,
  door: Door,
  given: { email: string; password: string; address: string },
): Promise<Identified> {
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

/** Begins a session for a member who has just come into being, and records it. */
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
  | { fits: true; known: Identified }
  | { fits: false; known: { practiceId: PracticeId; memberId: MemberId } | null }

async function checkPassword(services: Services, given: { email: string; password: string }): Promise<Checked> {
  const credentials = await findCredentials(services.database.read, given.email)
  if (!credentials) {
    await pretendToVerify(given.password)
    return { fits: false, known: null }
  }
  const { id: memberId, practiceId, passwordHash } = credentials
  const { fits, outdated } = await verifyPassword(passwordHash, given.password)
  if (!fits) return { fits, known: { practiceId, memberId } }
  if (!outdated) return { fits, known: { practiceId, memberId, passwordHash } }
  const renewed = await hashPassword(given.password)
  const to = { from: passwordHash, to: renewed }
  await services.database.write((tx) => replacePasswordHash(tx, practiceId, memberId, to))
  return { fits, known: { practiceId, memberId, passwordHash: renewed } }
}

/** Ends the session, and with it every socket that was opened under it. */
export async function signOut(services: Services, sessions: Sessions, session: Session): Promise<void> {
  await sessions.end(session.id)
  services.publisher.publish({ type: 'sessionsEnded', sessionIds: [session.id] })
  await services.database.write((tx) => recordAudit(tx, services.clock(), { action: 'sign_out', by: session }))
}
