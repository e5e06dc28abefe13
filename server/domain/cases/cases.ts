import { randomUUID } from 'node:crypto'
import { caseAbilities, mayInPractice, mayOnCase } from '../../../shared/access/policy.ts'
import type { CareRole, CaseAct } from '../../../shared/access/vocabulary.ts'
import type { CreateCase, EditCase, SetCourse } from '../../../shared/api/cases.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { CaseId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import {
  type CaseOfMember,
  findCaseOf,
  insertCase,
  listCasesOf,
  setCareRole,
  setCaseClosed,
  takeCase,
  updateCase,
} from '../../storage/repos/cases.ts'
import { newestCourse, putCourse } from '../../storage/repos/courses.ts'
import { raiseFences } from '../../storage/repos/fences.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs, writeInPractice } from '../writeAs.ts'

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
export async function createCase(services: Services, actor: Actor, given: CreateCase): Promise<CaseId> {
  const at = services.clock()
  const id = CaseId.parse(randomUUID())
  return writeInPractice(services, actor, async (tx, now) => {
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
      throw codeTaken()
    }
    await setCareRole(tx, actor.practiceId, { caseId: id, memberId: actor.memberId, role: 'lead' })
    if (given.course) await putCourse(tx, actor.practiceId, id, { number: 1, ...planOf(given.course) })
    await recordAudit(tx, at, { action: 'case.created', by: actor, subject: { kind: 'case', id } })
    return id
  })
}

/** The lead says what the client is called and what the case is for. `already_taken` where the practice uses the code. */
export async function editCase(services: Services, actor: Actor, id: CaseId, given: EditCase): Promise<void> {
  const at = services.clock()
  await writeAs(services, actor, async (tx, now) => {
    await requireCase(tx, now, id, 'edit')
    const row = {
      id,
      code: given.code,
      preferredName: given.preferredName || null,
      pronouns: given.pronouns || null,
      indication: given.indication || null,
    }
    if (!(await updateCase(tx, actor.practiceId, row))) throw codeTaken()
    await recordAudit(tx, at, { action: 'case.changed', by: actor, subject: { kind: 'case', id } })
  })
}

const codeTaken = () =>
  new DomainError('already_taken', { errors: [{ path: 'code', message: 'Another case has this code.' }] })

/** The lead writes the plan of a course: of one that is there, or of the next. */
export async function setCourse(
  services: Services,
  actor: Actor,
  id: CaseId,
  number: number,
  plan: SetCourse,
): Promise<void> {
  const at = services.clock()
  await writeAs(services, actor, async (tx, now) => {
    await takeCase(tx, actor.practiceId, id)
    await requireCase(tx, now, id, 'edit')
    if (number > (await newestCourse(tx, actor.practiceId, id)) + 1) throw new DomainError('not_found')
    await putCourse(tx, actor.practiceId, id, { number, ...planOf(plan) })
    await recordAudit(tx, at, {
      action: 'course.changed',
      by: actor,
      subject: { kind: 'case', id },
      detail: { number },
    })
  })
}

/** What was left out or left empty is empty. */
const planOf = (plan: SetCourse) => ({
  indication: plan.indication || null,
  plannedDoses: plan.plannedDoses ?? null,
  rhythm: plan.rhythm || null,
  endPoint: plan.endPoint || null,
  begunOn: plan.begunOn ?? null,
  endedOn: plan.endedOn ?? null,
})

/** The lead closes a case, which takes no more text until it is opened again (`closed` null). */
export async function setClosed(
  services: Services,
  actor: Actor,
  id: CaseId,
  closed: { reason: string | null } | null,
): Promise<void> {
  const at = services.clock()
  await writeAs(services, actor, async (tx, now) => {
    await requireCase(tx, now, id, 'openAndClose')
    await setCaseClosed(tx, actor.practiceId, id, closed && { at, reason: closed.reason })
    await raiseFences(tx, services.database.dialect, actor.practiceId, [id])
    await recordAudit(tx, at, {
      action: closed ? 'case.closed' : 'case.reopened',
      by: actor,
      subject: { kind: 'case', id },
    })
  })
  services.publisher.publish({ type: 'accessChanged', caseIds: [id] })
}
