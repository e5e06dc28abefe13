import { mayOnMember } from '../../../shared/access/policy.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CaseId, MemberId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { findCaseOf, setCareRole, takeCase } from '../../storage/repos/cases.ts'
import { type LedCase, listSolelyLed } from '../../storage/repos/leads.ts'
import { findMember, listMembers } from '../../storage/repos/people.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { requireMember } from './members.ts'

/** Who leads which case from now on. */
export type NewLeads = readonly { caseId: CaseId; memberId: MemberId }[]

/** The cases that would be without a lead if the member led none: codes, for the admin who chooses new leads. */
export async function solelyLedBy(services: Services, actor: Actor, id: MemberId): Promise<LedCase[]> {
  const member = await requireMember(services.database.read, actor, id, 'seePrivate')
  if (!mayOnMember('changeRoles', actor.roles, { viewerIsMember: false, left: false }))
    throw new DomainError('not_allowed')
  return listSolelyLed(services.database.read, actor.practiceId, member.id)
}

/**
 * Gives every case that only this member leads to a new lead, who comes onto its care team where they are not on it.
 * `lead_needed` where one is missing, `invalid_request` where one cannot lead, or where an admin outside the care team names
 * themselves though another clinician is there: nothing is written then.
 */
export async function reassignLeads(
  tx: Tx,
  actor: Actor,
  at: number,
  from: MemberId,
  leads: NewLeads,
): Promise<CaseId[]> {
  const led = await listSolelyLed(tx, actor.practiceId, from)
  const chosen = new Map(leads.map(({ caseId, memberId }) => [caseId, memberId]))
  const missing = led.filter(({ caseId }) => !chosen.has(caseId))
  if (missing.length > 0) {
    const errors = missing.map(({ caseId }) => ({ path: `leads.${caseId}`, message: 'Please choose a new lead.' }))
    throw new DomainError('lead_needed', { errors })
  }
  for (const { caseId } of led.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1))) {
    const lead = chosen.get(caseId)
    if (lead !== undefined) await giveTo(tx, actor, at, { caseId, from, to: lead })
  }
  return led.map(({ caseId }) => caseId)
}

async function giveTo(
  tx: Tx,
  actor: Actor,
  at: number,
  { caseId, from, to }: { caseId: CaseId; from: MemberId; to: MemberId },
): Promise<void> {
  const lead = await findMember(tx, actor.practiceId, to)
  if (to === from || !lead?.roles.includes('clinician')) {
    throw new DomainError('invalid_request', {
      errors: [{ path: `leads.${caseId}`, message: 'A lead must be a clinician of the practice.' }],
    })
  }
  await takeCase(tx, actor.practiceId, caseId)
  if (to === actor.memberId && (await takesWhatOthersCould(tx, actor, caseId, from))) {
    const message = 'Please choose another clinician: you are not on this care team, and notes are not yours to open.'
    throw new DomainError('invalid_request', { errors: [{ path: `leads.${caseId}`, message }] })
  }
  await setCareRole(tx, actor.practiceId, { caseId, memberId: to, role: 'lead' })
  await recordAudit(tx, at, {
    action: 'case.lead_reassigned',
    by: actor,
    subject: { kind: 'case', id: caseId },
    detail: { from, to },
  })
}

/**
 * Whether an admin who names themselves would come to notes that they may not read, though somebody else could lead the
 * case. In a practice of two nobody else can.
 */
async function takesWhatOthersCould(tx: Tx, actor: Actor, caseId: CaseId, from: MemberId): Promise<boolean> {
  if (await findCaseOf(tx, actor.practiceId, actor.memberId, caseId)) return false
  const members = await listMembers(tx, actor.practiceId)
  return members.some(({ id, roles }) => id !== actor.memberId && id !== from && roles.includes('clinician'))
}
