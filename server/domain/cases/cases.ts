import { randomUUID } from 'node:crypto'
import { caseAbilities, mayInPractice, mayOnCase } from '../../../shared/access/policy.ts'
import type { CareRole, CaseAct } from '../../../shared/access/vocabulary.ts'
import type { CreateCase } from '../../../shared/api/cases.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { CaseId, type MemberId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import {
  type CaseOfMember,
  findCaseOf,
  insertCase,
  listCareTeam,
  listCasesOf,
  removeFromCareTeam,
  setCareRole,
  setCaseClosed,
  takeCase,
} from '../../storage/repos/cases.ts'
import { raiseFences } from '../../storage/repos/documents.ts'
import { findMember } from '../../storage/repos/people.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'

const viewerOf = (actor: Actor, found: { careRole: CareRole }) => ({ roles: actor.roles, careRole: found.careRole })
const factsOf = (found: { closedAt: number | null }) => ({ closed: found.closedAt !== null })

/** What the actor may do with a case that the actor may see. */
export const abilitiesOnCase = (actor: Actor, found: CaseOfMember) =>
  caseAbilities(viewerOf(actor, found), factsOf(found))

/** Finds a case of which the actor may do `act`: `not_found` for outsiders, `not_allowed` for the care team. */
export async function requireCase(db: Reader, actor: Actor, id: CaseId, act: CaseAct): Promise<CaseOfMember> {
  const found = await findCaseOf(db, actor.practiceId, actor.memberId, id)
  if (!found || !mayOnCase('read', viewerOf(actor, found), factsOf(found))) throw new DomainError('not_found')
  if (!mayOnCase(act, viewerOf(actor, found), factsOf(found))) {
    const wouldBeOpen = act === 'createNote' && mayOnCase(act, viewerOf(actor, found), { closed: false })
    throw new DomainError(wouldBeOpen ? 'case_closed' : 'not_allowed')
  }
  return found
}

export async function casesOf(services: Services, actor: Actor): Promise<CaseOfMember[]> {
  const cases = await listCasesOf(services.database.read, actor.practiceId, actor.memberId)
  return cases.filter((found) => mayOnCase('read', viewerOf(actor, found), factsOf(found)))
}

/** A clinician opens a case and is its lead. `already_taken` where the practice uses the code. */
export async function createCase(services: Services, actor: Actor, given: CreateCase): Promise<CaseOfMember> {
  const at = services.clock()
  const id = CaseId.parse(randomUUID())
  return writeAs(services, actor, async (tx, now) => {
    if (!mayInPractice('createCase', now.roles)) throw new DomainError('not_allowed')
    const row = {
      id,
      code: given.code,
      preferredName: given.preferredName || null,
      pronouns: given.pronouns || null,
      indication: given.indication || null,
      closedAt: null,
      createdAt: at,
    }
    if (!(await insertCase(tx, actor.practiceId, row))) {
      throw new DomainError('already_taken', { errors: [{ path: 'code', message: 'Another case has this code.' }] })
    }
    await setCareRole(tx, actor.practiceId, { caseId: id, memberId: actor.memberId, role: 'lead' })
    await recordAudit(tx, at, { action: 'case.created', by: actor, subject: { kind: 'case', id } })
    return { ...row, careRole: 'lead' as const, noteCount: 0 }
  })
}

/** The lead closes a case, which takes no more text until it is opened again. */
export async function setClosed(services: Services, actor: Actor, id: CaseId, closed: boolean): Promise<CaseOfMember> {
  const at = services.clock()
  const changed = await writeAs(services, actor, async (tx, now) => {
    const found = await requireCase(tx, now, id, 'openAndClose')
    const closedAt = closed ? at : null
    await setCaseClosed(tx, actor.practiceId, id, closedAt)
    await raiseFences(tx, services.database.dialect, actor.practiceId, [id])
    await recordAudit(tx, at, {
      action: closed ? 'case.closed' : 'case.reopened',
      by: actor,
      subject: { kind: 'case', id },
    })
    return { ...found, closedAt }
  })
  services.publisher.publish({ type: 'accessChanged', caseIds: [id] })
  return changed
}

export async function careTeamOf(services: Services, actor: Actor, id: CaseId) {
  await requireCase(services.database.read, actor, id, 'read')
  return listCareTeam(services.database.read, actor.practiceId, id)
}

/** The lead gives a member of the practice a part on the care team, or takes it away (`role` null). A lead remains. */
export async function changeCareTeam(
  services: Services,
  actor: Actor,
  id: CaseId,
  change: { memberId: MemberId; role: CareRole | null },
) {
  const at = services.clock()
  const team = await writeAs(services, actor, async (tx, now) => {
    await takeCase(tx, actor.practiceId, id)
    await requireCase(tx, now, id, 'manageCareTeam')
    const member = await findMember(tx, actor.practiceId, change.memberId)
    if (!member) throw new DomainError('not_found')
    if (change.role === null) await removeFromCareTeam(tx, actor.practiceId, id, member.id)
    else await setCareRole(tx, actor.practiceId, { caseId: id, memberId: member.id, role: change.role })
    const changed = await listCareTeam(tx, actor.practiceId, id)
    if (!changed.some((one) => one.role === 'lead')) {
      throw new DomainError('invalid_request', {
        errors: [{ path: 'role', message: 'A case needs a lead. Make somebody else the lead first.' }],
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
