import { randomUUID } from 'node:crypto'
import { mayInPractice } from '../../../shared/access/policy.ts'
import type { Role } from '../../../shared/access/vocabulary.ts'
import { type AddMember, PersonColor } from '../../../shared/api/people.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { MemberId } from '../../../shared/ids.ts'
import { listCasesOf } from '../../storage/repos/cases.ts'
import { raiseFences } from '../../storage/repos/documents.ts'
import {
  findMember,
  insertMember,
  listMembers,
  type MemberRow,
  replaceRoles,
  takePractice,
} from '../../storage/repos/people.ts'
import { recordAudit } from '../audit/record.ts'
import { hashPassword } from '../auth/passwords.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'

/** Every member may know who else is in the practice. */
export async function membersOfPractice(services: Services, actor: Actor): Promise<MemberRow[]> {
  return listMembers(services.database.read, actor.practiceId)
}

/** An admin adds a member with a first password. `already_taken` where the address is in use. */
export async function addMember(services: Services, actor: Actor, given: AddMember): Promise<MemberRow> {
  // Asked before hashing as well, which is work that nobody else may cause.
  if (!mayInPractice('manageMembers', actor.roles)) throw new DomainError('not_allowed')
  const passwordHash = await hashPassword(given.password)
  const at = services.clock()
  return writeAs(services, actor, async (tx, now) => {
    await takePractice(tx, actor.practiceId)
    if (!mayInPractice('manageMembers', now.roles)) throw new DomainError('not_allowed')
    const { length } = await listMembers(tx, actor.practiceId)
    const member: MemberRow = {
      id: MemberId.parse(randomUUID()),
      practiceId: actor.practiceId,
      name: given.name,
      email: given.email,
      color: nextColor(length),
      roles: [...new Set(given.roles)],
    }
    if (!(await insertMember(tx, { ...member, passwordHash, at }))) {
      throw new DomainError('already_taken', {
        errors: [{ path: 'email', message: 'Somebody signs in with this address already.' }],
      })
    }
    await recordAudit(tx, at, { action: 'member.added', by: actor, subject: { kind: 'member', id: member.id } })
    return member
  })
}

/** An admin changes a member's roles. What the old ones allowed ends at once, on open sockets too. */
export async function changeRoles(
  services: Services,
  actor: Actor,
  id: MemberId,
  roles: readonly Role[],
): Promise<MemberRow> {
  const at = services.clock()
  const changed = await writeAs(services, actor, async (tx, now) => {
    await takePractice(tx, actor.practiceId)
    if (!mayInPractice('manageMembers', now.roles)) throw new DomainError('not_allowed')
    const member = await findMember(tx, actor.practiceId, id)
    if (!member) throw new DomainError('not_found')
    refuseToLoseTheLastAdmin(await listMembers(tx, actor.practiceId), id, roles)
    await replaceRoles(tx, actor.practiceId, id, roles)
    const caseIds = (await listCasesOf(tx, actor.practiceId, id)).map((one) => one.id)
    await raiseFences(tx, services.database.dialect, actor.practiceId, caseIds)
    await recordAudit(tx, at, {
      action: 'member.roles_changed',
      by: actor,
      subject: { kind: 'member', id },
      detail: { roles: [...roles].sort().join(' ') },
    })
    return { member: { ...member, roles: [...roles] }, caseIds }
  })
  services.publisher.publish({ type: 'accessChanged', caseIds: changed.caseIds })
  return changed.member
}

function refuseToLoseTheLastAdmin(members: readonly MemberRow[], id: MemberId, roles: readonly Role[]): void {
  const remains =
    roles.includes('admin') || members.some((member) => member.id !== id && member.roles.includes('admin'))
  if (!remains) {
    throw new DomainError('invalid_request', {
      errors: [{ path: 'roles', message: 'A practice needs at least one admin.' }],
    })
  }
}

function nextColor(memberCount: number): PersonColor {
  const colors = PersonColor.options
  return colors[memberCount % colors.length] ?? 'p1'
}
