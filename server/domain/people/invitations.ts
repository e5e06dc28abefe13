import { randomUUID } from 'node:crypto'
import type { Invite, Mailed } from '../../../shared/api/invitations.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { InvitationId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import {
  type InvitationInFull,
  insertInvitation,
  listInvitations,
  renewInvitation,
  withdrawInvitation,
} from '../../storage/repos/invitations.ts'
import { findAddress, findPractice } from '../../storage/repos/people.ts'
import { recordAudit } from '../audit/record.ts'
import { fingerprint, newSecret } from '../auth/secrets.ts'
import type { Actor, Services } from '../services.ts'
import { invitationLetter, linkTo, type Origin, post } from './letters.ts'
import { requireAdmin, writeAsAdmin } from './writeAsAdmin.ts'

const lifetime = 7 * 24 * 60 * 60_000
/** Invitations of one practice that wait for an answer. */
export const pendingAtMost = 100

/** An invitation with its link, which is told this once. */
export interface Invited {
  invitation: InvitationInFull
  link: string
  mailed: Mailed
}

/** Invitations that nobody has used or withdrawn, for an admin. */
export async function pendingInvitations(services: Services, actor: Actor): Promise<InvitationInFull[]> {
  requireAdmin(actor)
  return listInvitations(services.database.read, actor.practiceId)
}

/**
 * An admin invites somebody, by a link that works once within seven days. Whether the address signs in to another
 * practice is not told here: only whoever opens the link hears of it.
 */
export async function invite(services: Services, actor: Actor, given: Invite, origin: Origin): Promise<Invited> {
  const at = services.clock()
  const id = InvitationId.parse(randomUUID())
  const token = newSecret()
  const invitation = await writeAsAdmin(services, actor, async (tx) => {
    const pending = await listInvitations(tx, actor.practiceId)
    if (pending.length >= pendingAtMost) throw new DomainError('limit_reached')
    if (pending.some((row) => row.email === given.email))
      throw takenBecause('This address has an invitation already. Make a new link for that one.')
    const known = await findAddress(tx, given.email)
    if (known?.practiceId === actor.practiceId && known.leftAt === null)
      throw takenBecause('Somebody in your practice signs in with this address.')
    const row = { id, email: given.email, name: given.name || null, roles: given.roles }
    const ends = { invitedBy: actor.memberId, createdAt: at, expiresAt: at + lifetime }
    await insertInvitation(tx, actor.practiceId, { ...row, ...ends, tokenHash: fingerprint(token) })
    await recordAudit(tx, at, {
      action: 'invitation.made',
      by: actor,
      subject: { kind: 'invitation', id },
      detail: { roles: [...given.roles].sort().join(' ') },
    })
    return pendingOne(tx, actor, id)
  })
  return withLink(services, actor, invitation, token, origin)
}

/** Makes a new link for an invitation. The old one opens no more. */
export async function renew(services: Services, actor: Actor, id: InvitationId, origin: Origin): Promise<Invited> {
  const at = services.clock()
  const token = newSecret()
  const invitation = await writeAsAdmin(services, actor, async (tx) => {
    const renewed = { tokenHash: fingerprint(token), invitedBy: actor.memberId, expiresAt: at + lifetime }
    if (!(await renewInvitation(tx, actor.practiceId, id, renewed))) throw new DomainError('not_found')
    await recordAudit(tx, at, { action: 'invitation.renewed', by: actor, subject: { kind: 'invitation', id } })
    return pendingOne(tx, actor, id)
  })
  return withLink(services, actor, invitation, token, origin)
}

/** Takes an invitation back. Its link opens no more. */
export async function withdraw(services: Services, actor: Actor, id: InvitationId): Promise<void> {
  const at = services.clock()
  await writeAsAdmin(services, actor, async (tx) => {
    if (!(await withdrawInvitation(tx, actor.practiceId, id, at))) throw new DomainError('not_found')
    await recordAudit(tx, at, { action: 'invitation.withdrawn', by: actor, subject: { kind: 'invitation', id } })
  })
}

async function pendingOne(tx: Tx, actor: Actor, id: InvitationId): Promise<InvitationInFull> {
  const found = (await listInvitations(tx, actor.practiceId)).find((row) => row.id === id)
  if (!found) throw new DomainError('not_found')
  return found
}

async function withLink(
  services: Services,
  actor: Actor,
  invitation: InvitationInFull,
  token: string,
  origin: Origin,
): Promise<Invited> {
  const practice = await findPractice(services.database.read, actor.practiceId)
  const link = linkTo(origin, 'join', token)
  const letter = invitationLetter(invitation.email, practice?.name ?? '', actor.name, link)
  return { invitation, link, mailed: await post(services, letter) }
}

const takenBecause = (message: string): DomainError =>
  new DomainError('already_taken', { errors: [{ path: 'email', message }] })
