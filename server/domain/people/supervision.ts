import { randomUUID } from 'node:crypto'
import { mayInPractice } from '../../../shared/access/policy.ts'
import { stateOfSupervision } from '../../../shared/access/supervision.ts'
import type { BeginSupervision, ChangeSupervision } from '../../../shared/api/supervision.ts'
import { DomainError, type FieldError } from '../../../shared/errors/catalogue.ts'
import { type MemberId, SupervisionId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { findMember, namesOfMembers, type WriterRow } from '../../storage/repos/people.ts'
import {
  deleteSupervision,
  findSupervision,
  insertSupervision,
  listSupervisions,
  listSupervisionsOf,
  type SupervisionRow,
  updateSupervision,
} from '../../storage/repos/supervision.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAsAdmin } from './writeAsAdmin.ts'

/** Supervisions of one practice, the ended ones among them. */
const atMost = 5_000

/** A supervision as a member of the practice sees it. */
export interface SupervisionForActor {
  row: SupervisionRow
  supervisor: WriterRow
  supervisee: WriterRow
  backup: WriterRow | null
  state: ReturnType<typeof stateOfSupervision>
  mayManage: boolean
}

/** All of the practice's for an admin; for anybody else those in which they have a part. */
export async function supervisionsFor(services: Services, actor: Actor): Promise<SupervisionForActor[]> {
  const isAdmin = mayInPractice('manageMembers', actor.roles)
  const { read } = services.database
  const rows = isAdmin ? await listSupervisions(read, actor.practiceId) : null
  return withNames(services, actor, rows ?? (await listSupervisionsOf(read, actor.practiceId, actor.memberId)))
}

/** Those in which a member has a part. The caller has made sure that the actor may see them. */
export async function supervisionsOf(services: Services, actor: Actor, id: MemberId): Promise<SupervisionForActor[]> {
  return withNames(services, actor, await listSupervisionsOf(services.database.read, actor.practiceId, id))
}

async function withNames(services: Services, actor: Actor, rows: readonly SupervisionRow[]) {
  const names = await namesOfMembers(services.database.read, actor.practiceId, 'everybody')
  const at = services.clock()
  const mayManage = mayInPractice('manageMembers', actor.roles)
  return rows.flatMap((row) => {
    const [supervisor, supervisee] = [names.get(row.supervisorId), names.get(row.superviseeId)]
    if (!supervisor || !supervisee) return []
    const backup = row.backupId === null ? null : (names.get(row.backupId) ?? null)
    return [{ row, supervisor, supervisee, backup, state: stateOfSupervision(row, at), mayManage }]
  })
}

/** An admin says who supervises whom. */
export async function beginSupervision(services: Services, actor: Actor, given: BeginSupervision) {
  const at = services.clock()
  const { supervisorId, superviseeId } = given
  const row: SupervisionRow = {
    id: SupervisionId.parse(randomUUID()),
    supervisorId,
    superviseeId,
    ...termsOf(given),
  }
  await writeAsAdmin(services, actor, async (tx) => {
    if ((await listSupervisions(tx, actor.practiceId)).length >= atMost) throw new DomainError('limit_reached')
    await requireFit(tx, actor, row)
    await insertSupervision(tx, actor.practiceId, row)
    await recordAudit(tx, at, {
      action: 'supervision.begun',
      by: actor,
      subject: { kind: 'supervision', id: row.id },
      detail: { supervisor: supervisorId, supervisee: superviseeId },
    })
  })
  return one(services, actor, row)
}

/** An admin changes when a supervision is, for which notes, and who stands in. Between whom it is stays. */
export async function changeSupervision(services: Services, actor: Actor, id: SupervisionId, given: ChangeSupervision) {
  const at = services.clock()
  const row = await writeAsAdmin(services, actor, async (tx) => {
    const known = await findSupervision(tx, actor.practiceId, id)
    if (!known) throw new DomainError('not_found')
    const changed = { ...known, ...termsOf(given) }
    await requireFit(tx, actor, changed, known)
    await updateSupervision(tx, actor.practiceId, id, changed)
    await recordAudit(tx, at, { action: 'supervision.changed', by: actor, subject: { kind: 'supervision', id } })
    return changed
  })
  return one(services, actor, row)
}

/** Ends at this moment whatever a member supervises or is supervised in; what they only stand in for goes on without. */
export async function endSupervisionsOf(tx: Tx, actor: Actor, at: number, memberId: MemberId): Promise<void> {
  for (const row of await listSupervisionsOf(tx, actor.practiceId, memberId)) {
    if (stateOfSupervision(row, at) === 'over') continue
    const subject = { kind: 'supervision', id: row.id } as const
    if (row.supervisorId !== memberId && row.superviseeId !== memberId) {
      await updateSupervision(tx, actor.practiceId, row.id, { ...row, backupId: null })
      await recordAudit(tx, at, { action: 'supervision.changed', by: actor, subject })
    } else if (row.from >= at) {
      await deleteSupervision(tx, actor.practiceId, row.id)
      await recordAudit(tx, at, { action: 'supervision.removed', by: actor, subject })
    } else {
      await updateSupervision(tx, actor.practiceId, row.id, { ...row, to: at })
      await recordAudit(tx, at, { action: 'supervision.changed', by: actor, subject })
    }
  }
}

const termsOf = ({ backupId, from, to, covers }: ChangeSupervision) => ({
  backupId,
  from: Date.parse(from),
  to: to === null ? null : Date.parse(to),
  covers,
})

/** Nobody supervises themselves, and whoever supervises, or stands in, has the role for it. What stays as it was is not judged anew. */
async function requireFit(tx: Tx, actor: Actor, row: SupervisionRow, before?: SupervisionRow): Promise<void> {
  const errors: FieldError[] = []
  const supervises = async (id: MemberId, path: string) => {
    const member = await findMember(tx, actor.practiceId, id)
    if (!member?.roles.includes('supervisor')) errors.push({ path, message: 'Please choose a supervisor.' })
  }
  if (!before) {
    await supervises(row.supervisorId, 'supervisorId')
    if (!(await findMember(tx, actor.practiceId, row.superviseeId)))
      errors.push({ path: 'superviseeId', message: 'Please choose a member.' })
    if (row.supervisorId === row.superviseeId)
      errors.push({ path: 'superviseeId', message: 'Nobody supervises themselves.' })
  }
  if (row.backupId !== null && row.backupId !== before?.backupId) {
    await supervises(row.backupId, 'backupId')
    if (row.backupId === row.superviseeId || row.backupId === row.supervisorId)
      errors.push({ path: 'backupId', message: 'Please choose somebody else to stand in.' })
  }
  if (errors.length > 0) throw new DomainError('invalid_request', { errors })
}

async function one(services: Services, actor: Actor, row: SupervisionRow): Promise<SupervisionForActor> {
  const [found] = await withNames(services, actor, [row])
  if (!found) throw new DomainError('not_found')
  return found
}
