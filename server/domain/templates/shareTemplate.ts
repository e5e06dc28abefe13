import type { ShareTemplate } from '../../../shared/api/templates.ts'
import { DomainError, type FieldError } from '../../../shared/errors/catalogue.ts'
import type { MemberId, TeamId, TemplateId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { raiseFence } from '../../storage/repos/fences.ts'
import { findMember } from '../../storage/repos/people.ts'
import { listTeams } from '../../storage/repos/teams.ts'
import { putTemplateGrants, type TemplateGrant, updateTemplate } from '../../storage/repos/templates.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeInPractice } from '../writeAs.ts'
import { type OwnTemplateForActor, requireOwnTemplate } from './templates.ts'

/**
 * The owner says who else uses a template and who else edits it. Whoever loses it loses it at once, also in a page that is
 * open. `invalid_request` where a team or a member is none of the practice.
 */
export async function shareTemplate(
  services: Services,
  actor: Actor,
  id: TemplateId,
  sharing: ShareTemplate,
): Promise<OwnTemplateForActor> {
  return changeRights(services, actor, id, 'share', async (tx, { template }) => {
    const grants = grantsOf(actor, sharing)
    await requireGrantees(tx, actor, sharing)
    await putTemplateGrants(tx, actor.practiceId, template.id, grants)
    await recordAudit(tx, services.clock(), {
      action: 'template.shared',
      by: actor,
      subject: { kind: 'template', id },
      detail: { scope: sharing.scope, users: count(grants, 'user'), editors: count(grants, 'editor') },
    })
  })
}

const count = (grants: readonly Omit<TemplateGrant, 'templateId'>[], part: TemplateGrant['part']) =>
  grants.filter((grant) => grant.part === part).length

/** The owner hands a template over to another member, and stays its editor. */
export async function handOverTemplate(
  services: Services,
  actor: Actor,
  id: TemplateId,
  memberId: MemberId,
): Promise<OwnTemplateForActor> {
  return changeRights(services, actor, id, 'handOver', async (tx, { template, grants }) => {
    if (!(await findMember(tx, actor.practiceId, memberId))) throw unknown('memberId')
    const others = grants.filter(({ kind, granteeId }) => kind !== 'member' || granteeId !== template.ownerId)
    const before = { kind: 'member', granteeId: template.ownerId, part: 'editor' } as const
    await putTemplateGrants(tx, actor.practiceId, id, template.ownerId === memberId ? others : [...others, before])
    await updateTemplate(tx, actor.practiceId, id, { ownerId: memberId })
    const subject = { kind: 'template', id } as const
    const detail = { to: memberId }
    await recordAudit(tx, services.clock(), { action: 'template.handed_over', by: actor, subject, detail })
  })
}

/** The owner takes a template off every shelf, or puts it back. Notes that were made from it stay as they are. */
export async function putTemplateAway(
  services: Services,
  actor: Actor,
  id: TemplateId,
  away: boolean,
): Promise<OwnTemplateForActor> {
  return changeRights(services, actor, id, away ? 'putAway' : 'bringBack', async (tx) => {
    const at = services.clock()
    await updateTemplate(tx, actor.practiceId, id, { putAwayAt: away ? at : null })
    const action = away ? 'template.put_away' : 'template.brought_back'
    await recordAudit(tx, at, { action, by: actor, subject: { kind: 'template', id } })
  })
}

/** Changes who may do what with a template: sockets in its document look again at once, also those of another process. */
async function changeRights(
  services: Services,
  actor: Actor,
  id: TemplateId,
  act: 'share' | 'handOver' | 'putAway' | 'bringBack',
  change: (tx: Tx, found: OwnTemplateForActor) => Promise<void>,
): Promise<OwnTemplateForActor> {
  const changed = await writeInPractice(services, actor, async (tx, now) => {
    const found = await requireOwnTemplate(tx, now, id, act)
    await raiseFence(tx, actor.practiceId, found.template.documentId)
    await change(tx, found)
    return { documentId: found.template.documentId, after: await requireOwnTemplate(tx, now, id, 'read') }
  })
  services.publisher.publish({ type: 'readersChanged', documentId: changed.documentId })
  return changed.after
}

function grantsOf(
  actor: Actor,
  { scope, teamIds, memberIds, editors }: ShareTemplate,
): Omit<TemplateGrant, 'templateId'>[] {
  const toTeams = (ids: readonly TeamId[], part: TemplateGrant['part']) =>
    [...new Set(ids)].map((id) => ({ kind: 'team', granteeId: id, part }) as const)
  const toMembers = (ids: readonly MemberId[], part: TemplateGrant['part']) =>
    [...new Set(ids)].map((id) => ({ kind: 'member', granteeId: id, part }) as const)
  const toAll = (part: TemplateGrant['part']) => ({ kind: 'practice', granteeId: actor.practiceId, part }) as const
  return [
    ...(scope === 'practice' ? [toAll('user')] : []),
    ...(scope === 'team' ? toTeams(teamIds, 'user') : []),
    ...toMembers(memberIds, 'user'),
    ...(editors.practice ? [toAll('editor')] : []),
    ...toTeams(editors.teamIds, 'editor'),
    ...toMembers(editors.memberIds, 'editor'),
  ]
}

async function requireGrantees(tx: Tx, { practiceId }: Actor, sharing: ShareTemplate): Promise<void> {
  const teams = new Set((await listTeams(tx, practiceId)).map(({ id }) => id))
  if (sharing.scope === 'team' && !sharing.teamIds.every((id) => teams.has(id))) throw unknown('teamIds')
  if (!sharing.editors.teamIds.every((id) => teams.has(id))) throw unknown('editors.teamIds')
  for (const [path, ids] of [
    ['memberIds', sharing.memberIds],
    ['editors.memberIds', sharing.editors.memberIds],
  ] as const)
    for (const id of ids) if (!(await findMember(tx, practiceId, id))) throw unknown(path)
}

const unknown = (path: string): DomainError => {
  const errors: FieldError[] = [{ path, message: 'There is no such member or team in your practice.' }]
  return new DomainError('invalid_request', { errors })
}
