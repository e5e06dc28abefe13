import { randomUUID } from 'node:crypto'
import type { InvitationSeen, Join } from '../../../shared/api/invitations.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { CredentialId, MemberId, type PracticeId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { insertCredential } from '../../storage/repos/credentials.ts'
import { findInvitationByToken, type InvitationInFull, spendInvitation } from '../../storage/repos/invitations.ts'
import {
  findAddress,
  findMemberEver,
  findPractice,
  insertMember,
  listMembers,
  replaceRoles,
  setLeft,
  takePractice,
  updateMember,
  updatePasswordHash,
} from '../../storage/repos/people.ts'
import { recordAudit } from '../audit/record.ts'
import { hashPassword } from '../auth/passwords.ts'
import { fingerprint } from '../auth/secrets.ts'
import type { Services } from '../services.ts'
import { nextColor } from './members.ts'

/** What whoever holds an invitation's link may know of it. */
export async function seeInvitation(services: Services, token: string): Promise<InvitationSeen> {
  const { read } = services.database
  const invitation = await findInvitationByToken(read, fingerprint(token))
  if (!invitation) return { state: 'unknown' }
  const state = stateOf(invitation, services.clock())
  if (state !== 'open') return { state }
  const { practiceId, name, email, roles, invitedByName: invitedBy } = invitation
  const practice = (await findPractice(read, practiceId))?.name ?? ''
  const hasAccountElsewhere = !mayTake(await findAddress(read, email), practiceId)
  return { state, practice, invitedBy, name, email, roles, hasAccountElsewhere }
}

/**
 * Whoever holds the link joins the practice, or comes back to it as who they were, without the care teams of before. The
 * link works once, however many follow it at the same moment: `link_closed` for all but the first.
 */
export async function join(services: Services, given: Join): Promise<{ practiceId: PracticeId; memberId: MemberId }> {
  const tokenHash = fingerprint(given.token)
  const invitation = await findInvitationByToken(services.database.read, tokenHash)
  // Asked before hashing as well, which is work that a stranger could cause otherwise.
  if (!invitation || stateOf(invitation, services.clock()) !== 'open') throw new DomainError('link_closed')
  const passwordHash = await hashPassword(given.password)
  const at = services.clock()
  const { practiceId } = invitation
  return services.database.write(async (tx) => {
    await takePractice(tx, practiceId)
    // By its link too: while the password was hashed, the invitation may have got another one.
    const spent = await spendInvitation(tx, practiceId, { id: invitation.id, tokenHash }, at)
    if (!spent) throw new DomainError('link_closed')
    const memberId = await admit(tx, invitation, { name: given.name, passwordHash, at })
    if (given.credential) {
      const id = CredentialId.parse(randomUUID())
      await insertCredential(tx, practiceId, memberId, { id, ...given.credential, at })
    }
    await recordAudit(tx, at, {
      action: 'invitation.accepted',
      by: { practiceId, memberId },
      subject: { kind: 'invitation', id: invitation.id },
    })
    return { practiceId, memberId }
  })
}

interface Newcomer {
  name: string
  passwordHash: string
  at: number
}

async function admit(tx: Tx, { practiceId, email, roles }: InvitationInFull, newcomer: Newcomer): Promise<MemberId> {
  const { name, passwordHash, at } = newcomer
  const known = await findAddress(tx, email)
  if (!mayTake(known, practiceId)) throw new DomainError('account_elsewhere')
  if (known) {
    const member = await findMemberEver(tx, practiceId, known.id)
    if (!member) throw new DomainError('account_elsewhere')
    await setLeft(tx, practiceId, member.id, null)
    await updateMember(tx, practiceId, member.id, { name, color: member.color })
    await updatePasswordHash(tx, practiceId, member.id, passwordHash)
    await replaceRoles(tx, practiceId, member.id, roles)
    return member.id
  }
  const id = MemberId.parse(randomUUID())
  const color = nextColor((await listMembers(tx, practiceId)).length)
  const isIn = await insertMember(tx, { id, practiceId, email, name, color, roles, passwordHash, at })
  if (!isIn) throw new DomainError('account_elsewhere')
  return id
}

/** Nobody has the address, or somebody who left this same practice and now comes back. */
const mayTake = (
  known: { practiceId: PracticeId; leftAt: number | null } | undefined,
  practiceId: PracticeId,
): boolean => known === undefined || (known.practiceId === practiceId && known.leftAt !== null)

function stateOf({ usedAt, withdrawnAt, expiresAt }: InvitationInFull, at: number) {
  if (usedAt !== null) return 'used'
  if (withdrawnAt !== null) return 'withdrawn'
  return expiresAt > at ? 'open' : 'expired'
}
