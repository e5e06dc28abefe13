import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { MemberId, NoteId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { raiseFence } from '../../storage/repos/fences.ts'
import { lastReadsOf } from '../../storage/repos/processAudit.ts'
import { listGrants, listSupervisorsOn, putGrant, withdrawGrant } from '../../storage/repos/processGrants.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { type NoteForActor, requireNote } from './notes.ts'

/** Who besides its author may read a process note, and who could. */
export type ProcessReaders = Awaited<ReturnType<typeof readersOf>>

/** For the author alone: `not_allowed` for whoever was named, `not_found` for everybody else. */
export async function readersOfProcessNote(services: Services, actor: Actor, id: NoteId): Promise<ProcessReaders> {
  const { read } = services.database
  return readersOf(read, actor, await requireNote(read, actor, services.clock(), id, 'grant'))
}

async function readersOf(db: Reader, actor: Actor, { note }: NoteForActor) {
  const supervisors = await listSupervisorsOn(db, actor.practiceId, note.caseId)
  const grants = await listGrants(db, actor.practiceId, note.id)
  const reads = await lastReadsOf(db, actor.practiceId, note.id)
  return {
    readers: grants.map(({ id, name, color, grantedAt }) => ({
      member: { id, name, color },
      grantedAt,
      lastReadAt: reads.get(id) ?? null,
      /** Nobody reads by a grant who is no supervisor on the case at the moment. */
      resting: !supervisors.some((one) => one.id === id),
    })),
    mayBeNamed: supervisors.filter(({ id }) => id !== note.authorId && !grants.some((grant) => grant.id === id)),
  }
}

/** The author lets a supervisor of the case read a process note, for training. */
export async function nameReader(
  services: Services,
  actor: Actor,
  id: NoteId,
  memberId: MemberId,
): Promise<ProcessReaders> {
  const at = services.clock()
  return writeAs(services, actor, async (tx, now) => {
    const found = await requireNote(tx, now, at, id, 'grant')
    const { readers, mayBeNamed } = await readersOf(tx, actor, found)
    if (readers.some(({ member }) => member.id === memberId)) return { readers, mayBeNamed }
    if (!mayBeNamed.some((one) => one.id === memberId)) {
      throw new DomainError('invalid_request', {
        errors: [{ path: 'memberId', message: 'Please choose a supervisor of this case’s care team.' }],
      })
    }
    await putGrant(tx, actor.practiceId, { noteId: id, memberId, grantedBy: actor.memberId, at })
    const subject = { kind: 'process_note', id } as const
    await recordAudit(tx, at, { action: 'process_note.granted', by: actor, subject, detail: { member: memberId } })
    return readersOf(tx, actor, found)
  })
}

/** The author takes it back: whoever was reading is out within two seconds. `not_found` where there is no such grant. */
export async function withdrawReader(
  services: Services,
  actor: Actor,
  id: NoteId,
  memberId: MemberId,
): Promise<ProcessReaders> {
  const at = services.clock()
  const { documentId, left } = await writeAs(services, actor, async (tx, now) => {
    const found = await requireNote(tx, now, at, id, 'grant')
    if (!(await withdrawGrant(tx, actor.practiceId, { noteId: id, memberId, at }))) throw new DomainError('not_found')
    await raiseFence(tx, actor.practiceId, found.note.documentId)
    const subject = { kind: 'process_note', id } as const
    await recordAudit(tx, at, { action: 'process_note.withdrawn', by: actor, subject, detail: { member: memberId } })
    return { documentId: found.note.documentId, left: await readersOf(tx, actor, found) }
  })
  services.publisher.publish({ type: 'readersChanged', documentId })
  return left
}
