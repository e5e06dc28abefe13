import { practiceAbilities } from '../../../shared/access/policy.ts'
import type { Invitation, InvitationWithLink } from '../../../shared/api/invitations.ts'
import type { Credential, MemberInFull } from '../../../shared/api/members.ts'
import type { Me, Member } from '../../../shared/api/people.ts'
import type { Supervision } from '../../../shared/api/supervision.ts'
import type { Team } from '../../../shared/api/teams.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { isExpired } from '../../domain/people/credentials.ts'
import type { Invited } from '../../domain/people/invitations.ts'
import type { MemberForActor } from '../../domain/people/members.ts'
import type { SupervisionForActor } from '../../domain/people/supervision.ts'
import { mayManageTeams } from '../../domain/people/teams.ts'
import type { Actor, Services } from '../../domain/services.ts'
import type { CredentialRow } from '../../storage/repos/credentials.ts'
import type { InvitationInFull } from '../../storage/repos/invitations.ts'
import { findPractice, type MemberRow } from '../../storage/repos/people.ts'
import type { TeamRow } from '../../storage/repos/teams.ts'

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))

export async function presentMe(services: Services, actor: Actor): Promise<Me> {
  const practice = await findPractice(services.database.read, actor.practiceId)
  if (!practice) throw new DomainError('not_signed_in')
  const { memberId: id, name, email, color } = actor
  return { id, name, email, color, roles: [...actor.roles], practice, abilities: practiceAbilities(actor.roles) }
}

export const presentMember = ({ id, name, color, roles, leftAt }: MemberRow): Member => ({
  id,
  name,
  color,
  roles,
  leftAt: isoOrNull(leftAt),
})

export const presentMemberInFull = (found: MemberForActor, now: number): MemberInFull => ({
  ...presentMember(found.member),
  email: found.email,
  credentials: found.credentials.map((row) => presentCredential(row, now)),
  teams: found.teams.map(({ id, name }) => ({ id, name })),
  supervision: found.supervision.map(presentSupervision),
  abilities: found.abilities,
})

const presentCredential = (row: CredentialRow, now: number): Credential => ({
  ...row,
  expired: isExpired(row.expiresOn, now),
})

export const presentTeam = (actor: Actor, team: TeamRow): Team => ({
  ...team,
  abilities: { manage: mayManageTeams(actor) },
})

export const presentSupervision = (found: SupervisionForActor): Supervision => {
  const { id, from, to, covers } = found.row
  const { supervisor, supervisee, backup, state } = found
  const abilities = { manage: found.mayManage }
  const kinds = covers === null ? null : [...covers]
  return { id, supervisor, supervisee, backup, from: iso(from), to: isoOrNull(to), covers: kinds, state, abilities }
}

export const presentInvitation = (row: InvitationInFull, now: number): Invitation => {
  const { id, name, email, roles, invitedBy, invitedByName, createdAt, expiresAt } = row
  const times = { createdAt: iso(createdAt), expiresAt: iso(expiresAt), expired: expiresAt <= now }
  return { id, name, email, roles, invitedBy: { id: invitedBy, name: invitedByName }, ...times }
}

export const presentInvited = ({ invitation, link, mailed }: Invited, now: number): InvitationWithLink => {
  const presented = presentInvitation(invitation, now)
  return { invitation: presented, link, expiresAt: presented.expiresAt, mailed }
}
