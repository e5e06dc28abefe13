import type { Role } from '../../../shared/access/vocabulary.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId, MemberId, SessionId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { setCareRole } from '../../storage/repos/cases.ts'
import { raiseFences } from '../../storage/repos/fences.ts'
import { withdrawInvitationsBy } from '../../storage/repos/invitations.ts'
import { listCaseIdsOf } from '../../storage/repos/leads.ts'
import { listMembers, replaceRoles } from '../../storage/repos/people.ts'
import { removeResetLinksBy } from '../../storage/repos/resets.ts'
import { recordAudit } from '../audit/record.ts'
import { endSessionsOf } from '../auth/endSessions.ts'
import type { Actor, Services } from '../services.ts'
import { type NewLeads, reassignLeads } from './leads.ts'
import { requireMember } from './members.ts'
import { writeAsAdmin } from './writeAsAdmin.ts'

/** What acts on a member end for others than the member: published once it is committed. */
export interface Ended {
  caseIds: CaseId[]
  sessionIds: SessionId[]
}

/** Tells the sockets, after the commit. */
export function publishEnd(services: Services, { caseIds, sessionIds }: Ended): void {
  services.publisher.publish({ type: 'accessChanged', caseIds })
  if (sessionIds.length > 0) services.publisher.publish({ type: 'sessionsEnded', sessionIds })
}

/**
 * An admin changes a member's roles. What the old ones allowed ends at once, on open sockets too: where a role is taken
 * away, the member's sessions end, but for the one in which an admin does it to themselves. A clinician who alone leads a
 * case needs a new lead for it in `leads`. True where it changed what the admin's own session may do.
 */
export async function changeRoles(
  services: Services,
  actor: Actor,
  id: MemberId,
  given: { roles: readonly Role[]; leads: NewLeads },
): Promise<{ ownChanged: boolean }> {
  const at = services.clock()
  const roles = [...new Set(given.roles)].sort()
  const { differs, ...ended } = await writeAsAdmin(services, actor, async (tx, now) => {
    const member = await requireMember(tx, now, id, 'changeRoles')
    await refuseToLoseTheLastAdmin(tx, actor, id, roles)
    const lost = member.roles.filter((role) => !roles.includes(role))
    const handedOver = lost.includes('clinician') ? await reassignLeads(tx, actor, at, id, given.leads) : []
    // Nobody stays a lead who can lead no more.
    for (const caseId of handedOver) await setCareRole(tx, actor.practiceId, { caseId, memberId: id, role: 'observer' })
    await replaceRoles(tx, actor.practiceId, id, roles)
    if (lost.includes('admin')) await endWhatTheyOffered(tx, actor, at, id)
    const caseIds = await listCaseIdsOf(tx, actor.practiceId, id)
    await raiseFences(tx, services.database.dialect, actor.practiceId, caseIds)
    const own = id === actor.memberId ? actor.sessionId : undefined
    const sessionIds = lost.length > 0 ? await endSessionsOf(tx, id, own) : []
    await recordAudit(tx, at, {
      action: 'member.roles_changed',
      by: actor,
      subject: { kind: 'member', id },
      detail: { roles: roles.join(' ') },
    })
    const differs = lost.length > 0 || roles.some((role) => !member.roles.includes(role))
    return { differs, caseIds, sessionIds }
  })
  publishEnd(services, ended)
  return { ownChanged: differs && id === actor.memberId }
}

/** Rejects where nobody else in the practice is an admin and this member is no longer to be one. */
export async function refuseToLoseTheLastAdmin(
  tx: Tx,
  actor: Actor,
  id: MemberId,
  roles: readonly Role[],
): Promise<void> {
  const members = await listMembers(tx, actor.practiceId)
  const remains =
    roles.includes('admin') || members.some((member) => member.id !== id && member.roles.includes('admin'))
  if (remains) return
  throw new DomainError('invalid_request', {
    errors: [{ path: 'roles', message: 'A practice needs at least one admin.' }],
  })
}

/** Links that somebody made as an admin open nothing once they are none. */
export async function endWhatTheyOffered(tx: Tx, actor: Actor, at: number, id: MemberId): Promise<void> {
  const withdrawn = await withdrawInvitationsBy(tx, actor.practiceId, id, at)
  for (const invitationId of withdrawn) {
    const subject = { kind: 'invitation', id: invitationId } as const
    await recordAudit(tx, at, { action: 'invitation.withdrawn', by: actor, subject })
  }
  await removeResetLinksBy(tx, actor.practiceId, id)
}
