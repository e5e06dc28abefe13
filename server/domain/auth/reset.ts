import type { Mailed, ResetSeen } from '../../../shared/api/invitations.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { MemberId } from '../../../shared/ids.ts'
import { findCredentials, findMember, findPractice, updatePasswordHash } from '../../storage/repos/people.ts'
import { deletePin } from '../../storage/repos/pins.ts'
import { findResetLink, replaceResetLink, spendResetLink } from '../../storage/repos/resets.ts'
import { recordAudit } from '../audit/record.ts'
import { linkTo, type Origin, post, resetLetter } from '../people/letters.ts'
import { requireMember } from '../people/members.ts'
import { writeAsAdmin } from '../people/writeAsAdmin.ts'
import type { Actor, Services } from '../services.ts'
import { endSessionsOf } from './endSessions.ts'
import { hashPassword } from './passwords.ts'
import { fingerprint, newSecret } from './secrets.ts'
import type { Throttle } from './throttle.ts'

const lifetime = 24 * 60 * 60_000

/** An admin makes a link with which a member sets a new password, once, within a day. Earlier ones open no more. */
export async function offerReset(
  services: Services,
  actor: Actor,
  memberId: MemberId,
  origin: Origin,
): Promise<{ link: string; expiresAt: number; mailed: Mailed }> {
  const at = services.clock()
  const token = newSecret()
  const expiresAt = at + lifetime
  const email = await writeAsAdmin(services, actor, async (tx, now) => {
    const member = await requireMember(tx, now, memberId, 'offerReset')
    const link = { id: fingerprint(token), memberId, madeBy: actor.memberId, expiresAt }
    await replaceResetLink(tx, actor.practiceId, link)
    const subject = { kind: 'member', id: memberId } as const
    await recordAudit(tx, at, { action: 'password.reset_offered', by: actor, subject, detail: { from: 'admin' } })
    return member.email
  })
  const practice = await findPractice(services.database.read, actor.practiceId)
  const link = linkTo(origin, 'reset', token)
  return { link, expiresAt, mailed: await post(services, resetLetter(email, practice?.name ?? '', link)) }
}

/** Whoever runs commands on the server makes such a link for an address, or learns that nobody signs in with it (null). */
export async function offerResetByCommand(
  services: Pick<Services, 'database' | 'clock'>,
  email: string,
  origin: Origin,
): Promise<string | null> {
  const at = services.clock()
  const token = newSecret()
  const isMade = await services.database.write(async (tx) => {
    const member = await findCredentials(tx, email)
    if (!member) return false
    const { practiceId, id: memberId } = member
    await replaceResetLink(tx, practiceId, { id: fingerprint(token), memberId, madeBy: null, expiresAt: at + lifetime })
    await recordAudit(tx, at, {
      action: 'password.reset_offered',
      by: { practiceId, memberId: null },
      subject: { kind: 'member', id: memberId },
      detail: { from: 'command' },
    })
    return true
  })
  return isMade ? linkTo(origin, 'reset', token) : null
}

/** What whoever holds a reset link may know: the address that it is for, and nothing else. */
export async function seeReset(services: Services, token: string): Promise<ResetSeen> {
  const found = await findResetLink(services.database.read, fingerprint(token), services.clock())
  return found ? { state: 'open', email: found.email } : { state: 'closed' }
}

/**
 * Sets the new password, takes the PIN away, ends every session of the member and forgets their failed sign-ins. The link works once:
 * `link_closed` afterwards. Nobody is signed in by it.
 */
export async function resetPassword(
  services: Services,
  throttle: Throttle,
  given: { token: string; password: string; address: string },
): Promise<void> {
  const id = fingerprint(given.token)
  // Asked before hashing as well, which is work that a stranger could cause otherwise.
  if (!(await findResetLink(services.database.read, id, services.clock()))) throw new DomainError('link_closed')
  const passwordHash = await hashPassword(given.password)
  const at = services.clock()
  const { email, sessionIds } = await services.database.write(async (tx) => {
    const link = await findResetLink(tx, id, at)
    if (!link || !(await spendResetLink(tx, link.practiceId, id, at))) throw new DomainError('link_closed')
    const { practiceId, memberId } = link
    if (!(await findMember(tx, practiceId, memberId))) throw new DomainError('link_closed')
    await updatePasswordHash(tx, practiceId, memberId, passwordHash)
    await deletePin(tx, practiceId, memberId)
    const subject = { kind: 'member', id: memberId } as const
    await recordAudit(tx, at, { action: 'password.reset', by: { practiceId, memberId }, subject })
    return { email: link.email, sessionIds: await endSessionsOf(tx, memberId) }
  })
  services.publisher.publish({ type: 'sessionsEnded', sessionIds })
  await throttle.succeeded({ email, address: given.address })
}
