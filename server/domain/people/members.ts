import { mayOnMember, memberAbilities } from '../../../shared/access/policy.ts'
import type { MemberAct, MemberFacts } from '../../../shared/access/vocabulary.ts'
import type { ChangeMember } from '../../../shared/api/members.ts'
import { PersonColor } from '../../../shared/api/people.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { MemberId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { type CredentialRow, listCredentials } from '../../storage/repos/credentials.ts'
import { findMemberEver, listLeft, listMembers, type MemberRow, updateMember } from '../../storage/repos/people.ts'
import { listTeams, type TeamRow } from '../../storage/repos/teams.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { type SupervisionForActor, supervisionsOf } from './supervision.ts'

/** Every member may know who else is in the practice, and who has left it. */
export async function membersOfPractice(services: Services, actor: Actor, left: boolean): Promise<MemberRow[]> {
  return (left ? listLeft : listMembers)(services.database.read, actor.practiceId)
}

/** A member with everything that the actor may know of them. */
export interface MemberForActor {
  member: MemberRow
  /** The private part: null where it is not the actor's to see. */
  email: string | null
  credentials: CredentialRow[]
  teams: TeamRow[]
  supervision: SupervisionForActor[]
  abilities: ReturnType<typeof memberAbilities>
}

const factsOf = (actor: Actor, member: MemberRow): MemberFacts => ({
  viewerIsMember: member.id === actor.memberId,
  left: member.leftAt !== null,
})

/** Finds a member with whom the actor may do `act`: `not_found` in other practices, `not_allowed` in this one. */
export async function requireMember(db: Reader, actor: Actor, id: MemberId, act: MemberAct): Promise<MemberRow> {
  // Who may do it with nobody here learns nothing of who is here.
  const mayWithSomebody = [false, true].some((left) => mayOnMember(act, actor.roles, { viewerIsMember: false, left }))
  if (!mayWithSomebody && id !== actor.memberId) throw new DomainError('not_allowed')
  const member = await findMemberEver(db, actor.practiceId, id)
  if (!member) throw new DomainError('not_found')
  if (!mayOnMember(act, actor.roles, factsOf(actor, member))) throw new DomainError('not_allowed')
  return member
}

export async function memberInFull(services: Services, actor: Actor, id: MemberId): Promise<MemberForActor> {
  const { read } = services.database
  const member = await findMemberEver(read, actor.practiceId, id)
  if (!member) throw new DomainError('not_found')
  const abilities = memberAbilities(actor.roles, factsOf(actor, member))
  return {
    member,
    email: abilities.seePrivate ? member.email : null,
    credentials: await listCredentials(read, actor.practiceId, id),
    teams: (await listTeams(read, actor.practiceId)).filter((team) => team.members.some((one) => one.id === id)),
    supervision: abilities.seePrivate ? await supervisionsOf(services, actor, id) : [],
    abilities,
  }
}

/** A member, or an admin for them, changes the name and the colour. */
export async function changeMember(
  services: Services,
  actor: Actor,
  id: MemberId,
  changed: ChangeMember,
): Promise<MemberForActor> {
  const at = services.clock()
  await writeAs(services, actor, async (tx, now) => {
    await requireMember(tx, now, id, 'edit')
    await updateMember(tx, actor.practiceId, id, changed)
    await recordAudit(tx, at, { action: 'member.changed', by: actor, subject: { kind: 'member', id } })
  })
  return memberInFull(services, actor, id)
}

/** The colour of the next member: one after the other, so that few share one. */
export function nextColor(memberCount: number): PersonColor {
  const colors = PersonColor.options
  return colors[memberCount % colors.length] ?? 'p1'
}
