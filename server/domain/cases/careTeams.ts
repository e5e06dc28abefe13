import { mayInPractice, mayOnCase } from '../../../shared/access/policy.ts'
import type { CareRole } from '../../../shared/access/vocabulary.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId, MemberId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { type CareTeamOfCase, hasCase, listCareTeams } from '../../storage/repos/careTeams.ts'
import { findCaseOf, listCareTeam, removeFromCareTeam, setCareRole, takeCase } from '../../storage/repos/cases.ts'
import { raiseFences } from '../../storage/repos/fences.ts'
import { findMember, listMembers } from '../../storage/repos/people.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeInPractice } from '../writeAs.ts'
import { requireCase } from './cases.ts'

/** An admin sees who is on which care team, and of the cases nothing but their codes. */
export async function careTeamsOfPractice(services: Services, actor: Actor): Promise<CareTeamOfCase[]> {
  if (!mayInPractice('manageCareTeams', actor.roles)) throw new DomainError('not_allowed')
  return listCareTeams(services.database.read, actor.practiceId)
}

/** A case’s care team, for whoever is on it and for an admin; `not_found` for everybody else. */
export async function careTeamOf(services: Services, actor: Actor, id: CaseId) {
  if ((await roleOfAdmin(services.database.read, actor, id)) === undefined)
    await requireCase(services.database.read, actor, id, 'read')
  return listCareTeam(services.database.read, actor.practiceId, id)
}

/** The part of an admin on a case of the practice, null for none; undefined for whoever is no admin. */
async function roleOfAdmin(db: Reader, actor: Actor, id: CaseId): Promise<CareRole | null | undefined> {
  if (!mayInPractice('manageCareTeams', actor.roles)) return undefined
  if (!(await hasCase(db, actor.practiceId, id))) throw new DomainError('not_found')
  return (await findCaseOf(db, actor.practiceId, actor.memberId, id))?.careRole ?? null
}

/**
 * The lead, or an admin, gives a member of the practice a part on the care team, or takes it away (`role` null). A lead
 * remains. An admin who does not lead the case lets nobody's notes be read by themselves: their own part is for others to
 * give, unless nobody leads the case.
 */
export async function changeCareTeam(
  services: Services,
  actor: Actor,
  id: CaseId,
  change: { memberId: MemberId; role: CareRole | null },
) {
  const at = services.clock()
  // With the practice taken: a lead whom somebody chooses here is not on the way out at the same moment.
  const team = await writeInPractice(services, actor, async (tx, now) => {
    await takeCase(tx, actor.practiceId, id)
    const before = await listCareTeam(tx, actor.practiceId, id)
    const asAdmin = await roleOfAdmin(tx, now, id)
    if (asAdmin === undefined) await requireCase(tx, now, id, 'manageCareTeam')
    else {
      const leads = mayOnCase('manageCareTeam', { roles: now.roles, careRole: asAdmin }, { closed: false })
      const isLed = before.some(({ role }) => role === 'lead')
      if (!leads && isLed && change.memberId === actor.memberId && change.role !== null)
        throw new DomainError('not_allowed')
    }
    const member = await findMember(tx, actor.practiceId, change.memberId)
    if (!member) throw new DomainError('not_found')
    if (change.role === null) await removeFromCareTeam(tx, actor.practiceId, id, member.id)
    else await setCareRole(tx, actor.practiceId, { caseId: id, memberId: member.id, role: change.role })
    const changed = await listCareTeam(tx, actor.practiceId, id)
    const clinicians = (await listMembers(tx, actor.practiceId)).filter(({ roles }) => roles.includes('clinician'))
    if (!changed.some((one) => one.role === 'lead' && clinicians.some(({ id }) => id === one.memberId))) {
      throw new DomainError('invalid_request', {
        errors: [{ path: 'role', message: 'A case needs a clinician as its lead. Make somebody else the lead first.' }],
      })
    }
    await raiseFences(tx, services.database.dialect, actor.practiceId, [id])
    await recordAudit(tx, at, {
      action: 'care_team.changed',
      by: actor,
      subject: { kind: 'case', id },
      detail: { member: member.id, role: change.role ?? 'none' },
    })
    return changed
  })
  services.publisher.publish({ type: 'accessChanged', caseIds: [id] })
  return team
}
