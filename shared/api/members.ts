import { z } from 'zod'
import { memberActs, Role } from '../access/vocabulary.ts'
import { CaseId, CredentialId, MemberId, TeamId } from '../ids.ts'
import { abilities } from './abilities.ts'
import { PersonName } from './invitations.ts'
import { Member, PersonColor } from './people.ts'
import { Supervision } from './supervision.ts'

/** A licence to practise. `expired`: its last day is over. */
export const Credential = z.object({
  id: CredentialId,
  title: z.string(),
  number: z.string().nullable(),
  state: z.string().nullable(),
  expiresOn: z.string().nullable(),
  expired: z.boolean(),
})
export type Credential = z.infer<typeof Credential>

/** A member with what belongs to them. `email` and `supervision` are for admins and the member alone: else null and empty. */
export const MemberInFull = z.object({
  ...Member.shape,
  email: z.string().nullable(),
  credentials: z.array(Credential),
  teams: z.array(z.object({ id: TeamId, name: z.string() })),
  supervision: z.array(Supervision),
  abilities: abilities(memberActs),
})
export type MemberInFull = z.infer<typeof MemberInFull>

export const ChangeMember = z.object({ name: PersonName, color: PersonColor })
export type ChangeMember = z.infer<typeof ChangeMember>

/** Cases that would be without a lead if the member were none. An admin sees their codes and nothing else. */
export const Leading = z.object({
  items: z.array(z.object({ caseId: CaseId, code: z.string(), closed: z.boolean() })),
})
export type Leading = z.infer<typeof Leading>

/** Who leads which case from now on. */
const NewLeads = z.array(z.object({ caseId: CaseId, memberId: MemberId })).max(5_000)
export type NewLeads = z.infer<typeof NewLeads>

export const ChangeRoles = z.object({ roles: z.array(Role).max(3), leads: NewLeads.default([]) })
export type ChangeRoles = z.input<typeof ChangeRoles>

export const LetLeave = z.object({ leads: NewLeads.default([]) })
export type LetLeave = z.input<typeof LetLeave>
