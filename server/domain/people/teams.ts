import { randomUUID } from 'node:crypto'
import { mayInPractice } from '../../../shared/access/policy.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { type DocumentId, type MemberId, TeamId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { raiseFence } from '../../storage/repos/fences.ts'
import { findMember } from '../../storage/repos/people.ts'
import {
  deleteTeam,
  deleteTeamMember,
  findTeam,
  insertTeam,
  insertTeamMember,
  isTeamNameTaken,
  listTeams,
  renameTeam,
  type TeamRow,
} from '../../storage/repos/teams.ts'
import { endGrantsOfTeam, listDocumentsOfTeam } from '../../storage/repos/templates.ts'
import { type AuditEntry, recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAsAdmin } from './writeAsAdmin.ts'

const atMost = 200

/** Whether the actor may make, change and remove teams. */
export const mayManageTeams = (actor: Actor): boolean => mayInPractice('manageMembers', actor.roles)

/** Every member sees all teams of the practice. */
export const teamsOfPractice = (services: Services, actor: Actor): Promise<TeamRow[]> =>
  listTeams(services.database.read, actor.practiceId)

/** An admin makes a team. `already_taken` where another has the name, whatever its case. */
export async function createTeam(services: Services, actor: Actor, name: string): Promise<TeamRow> {
  const at = services.clock()
  const id = TeamId.parse(randomUUID())
  return writeAsAdmin(services, actor, async (tx) => {
    if ((await listTeams(tx, actor.practiceId)).length >= atMost) throw new DomainError('limit_reached')
    if (!(await insertTeam(tx, actor.practiceId, { id, name, at }))) throw nameTaken()
    await recordAudit(tx, at, { action: 'team.created', by: actor, subject: { kind: 'team', id } })
    return { id, name, members: [] }
  })
}

/** An admin gives a team another name; `already_taken` where another team has it. */
export async function nameTeam(services: Services, actor: Actor, id: TeamId, name: string): Promise<TeamRow> {
  return change(services, actor, id, { action: 'team.renamed' }, async (tx) => {
    if (await isTeamNameTaken(tx, actor.practiceId, name, id)) throw nameTaken()
    await renameTeam(tx, actor.practiceId, id, name)
  })
}

/** An admin takes a member into a team, or out of it, and so gives or takes at once what is shared with the team. */
export async function changeTeam(
  services: Services,
  actor: Actor,
  id: TeamId,
  { memberId, isIn }: { memberId: MemberId; isIn: boolean },
): Promise<TeamRow> {
  const entry = { action: 'team.members_changed', detail: { member: memberId, in: isIn } } as const
  let documents: DocumentId[] = []
  const changed = await change(services, actor, id, entry, async (tx) => {
    if (!(await findMember(tx, actor.practiceId, memberId))) throw new DomainError('not_found')
    documents = await fenceOffDocuments(tx, actor, id)
    await (isIn ? insertTeamMember : deleteTeamMember)(tx, actor.practiceId, id, memberId)
  })
  tellReaders(services, documents)
  return changed
}

/** An admin removes a team. Its members stay members of the practice, and lose at once what was shared with it. */
export async function removeTeam(services: Services, actor: Actor, id: TeamId): Promise<void> {
  const documents = await writeAsAdmin(services, actor, async (tx) => {
    if (!(await findTeam(tx, actor.practiceId, id))) throw new DomainError('not_found')
    const shared = await fenceOffDocuments(tx, actor, id)
    await endGrantsOfTeam(tx, actor.practiceId, id)
    await deleteTeam(tx, actor.practiceId, id)
    await recordAudit(tx, services.clock(), { action: 'team.deleted', by: actor, subject: { kind: 'team', id } })
    return shared
  })
  tellReaders(services, documents)
}

/** In what is shared with the team, nothing is written before its author's right has been looked at again. */
async function fenceOffDocuments(tx: Tx, { practiceId }: Actor, id: TeamId): Promise<DocumentId[]> {
  const documents = await listDocumentsOfTeam(tx, practiceId, id)
  for (const documentId of documents) await raiseFence(tx, practiceId, documentId)
  return documents
}

function tellReaders({ publisher }: Services, documents: readonly DocumentId[]): void {
  for (const documentId of documents) publisher.publish({ type: 'readersChanged', documentId })
}

async function change(
  services: Services,
  actor: Actor,
  id: TeamId,
  entry: Pick<AuditEntry, 'action' | 'detail'>,
  act: (tx: Tx) => Promise<void>,
): Promise<TeamRow> {
  return writeAsAdmin(services, actor, async (tx) => {
    if (!(await findTeam(tx, actor.practiceId, id))) throw new DomainError('not_found')
    await act(tx)
    await recordAudit(tx, services.clock(), { ...entry, by: actor, subject: { kind: 'team', id } })
    const changed = await findTeam(tx, actor.practiceId, id)
    if (!changed) throw new DomainError('not_found')
    return changed
  })
}

const nameTaken = (): DomainError =>
  new DomainError('already_taken', { errors: [{ path: 'name', message: 'Another team has this name.' }] })
