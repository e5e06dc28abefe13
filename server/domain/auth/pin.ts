import { DomainError } from '../../../shared/errors/catalogue.ts'
import { findMember } from '../../storage/repos/people.ts'
import { countPinTry, deletePin, findPinHash, replacePin, takePin } from '../../storage/repos/pins.ts'
import { deleteSession } from '../../storage/repos/sessions.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import type { Session } from './sessionLife.ts'
import { type Door, identify } from './signIn.ts'

/** Tries with a PIN that a session has until it is unlocked; after them the password alone opens it. */
export const pinTries = 5

/**
 * Sets the PIN with which the member opens their locked sessions. The password is asked as at a sign-in:
 * `invalid_credentials`, `too_many_attempts`.
 */
export async function setPin(
  services: Services,
  door: Door,
  actor: Actor,
  given: { password: string; pin: string; address: string },
): Promise<void> {
  await identify(services, door, { email: actor.email, password: given.password, address: given.address })
  const hash = await hashPassword(given.pin)
  await writeAs(services, actor, async (tx) => {
    const at = services.clock()
    await replacePin(tx, actor.practiceId, actor.memberId, { hash, at })
    await recordAudit(tx, at, { action: 'pin.set', by: actor })
  })
}

/** From here on the member's password alone opens their locked sessions. */
export async function removePin(services: Services, actor: Actor): Promise<void> {
  await writeAs(services, actor, async (tx) => {
    const isRemoved = await deletePin(tx, actor.practiceId, actor.memberId)
    if (isRemoved) await recordAudit(tx, services.clock(), { action: 'pin.removed', by: actor })
  })
}

/** Whether a PIN may be tried at this session. */
export async function takesPin(services: Services, session: Session): Promise<boolean> {
  if (session.pinFailures >= pinTries) return false
  return (await findPinHash(services.database.read, session.practiceId, session.memberId)) !== undefined
}

/**
 * Opens a session that is there already, for its own member, by their PIN, under a new token. Nobody signs in with one. A try
 * is counted before it is looked at, for the session and, where it is wrong, for the account; it waits for no delay, so that
 * strangers who guess at the account's password keep nobody from their client. `invalid_credentials`; `password_needed`
 * where there is no PIN, or no try left.
 */
export async function unlockByPin(
  services: Services,
  door: Door,
  session: Session,
  given: { pin: string; address: string },
): Promise<{ session: Session; setCookie: string }> {
  const { practiceId, memberId } = session
  const member = await findMember(services.database.read, practiceId, memberId)
  if (!member) throw new DomainError('not_signed_in')
  const attempt = { email: member.email, address: given.address }
  return door.throttle.inTurn(attempt, async () => {
    const hash = await findPinHash(services.database.read, practiceId, memberId)
    const tries =
      hash === undefined
        ? null
        : await services.database.write((tx) => countPinTry(tx, practiceId, session.id, pinTries))
    if (hash === undefined || tries === null) throw new DomainError('password_needed')
    const { fits } = await verifyPassword(hash, given.pin)
    if (fits) return openByPin(services, door, session, hash)
    await door.throttle.failed(attempt)
    await refuse(services, session)
    throw new DomainError(tries < pinTries ? 'invalid_credentials' : 'password_needed')
  })
}

/** Lets the renewed session stand only if the PIN is the member's still: looking at it takes a while. */
async function openByPin(
  services: Services,
  door: Door,
  session: Session,
  hash: string,
): Promise<{ session: Session; setCookie: string }> {
  const renewed = await door.sessions.rotate({ id: session.id, pinFailures: 0 })
  services.publisher.publish({ type: 'sessionsEnded', sessionIds: [session.id] })
  const holds = await services.database.write(async (tx) => {
    const isSame = await takePin(tx, session.practiceId, session.memberId, hash)
    const isThere = isSame && (await findMember(tx, session.practiceId, session.memberId)) !== undefined
    if (isThere)
      await recordAudit(tx, services.clock(), { action: 'session.unlocked', by: session, detail: { by: 'pin' } })
    else await deleteSession(tx, renewed.session.id)
    return isThere
  })
  if (holds) return renewed
  await refuse(services, session)
  throw new DomainError('password_needed')
}

const refuse = (services: Services, by: Session): Promise<void> =>
  services.database.write((tx) =>
    recordAudit(tx, services.clock(), { action: 'unlock.refused', by, detail: { by: 'pin' } }),
  )
