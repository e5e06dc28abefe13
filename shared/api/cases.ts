import { z } from 'zod'
import { CareRole, caseActs } from '../access/vocabulary.ts'
import { CaseId, MemberId } from '../ids.ts'
import { abilities } from './abilities.ts'
import { PersonColor } from './people.ts'
import { line } from './text.ts'

export const CreateCase = z.object({
  code: line().min(1, 'Please give the case a code.').max(40, 'Please use at most 40 characters.'),
  indication: line().max(500).optional(),
  preferredName: line().max(80).optional(),
  pronouns: line().max(40).optional(),
})
export type CreateCase = z.infer<typeof CreateCase>

/** A client's file. `preferredName` and `pronouns` are for the care team; `code` is the practice's pseudonym. */
export const Case = z.object({
  id: CaseId,
  code: z.string(),
  preferredName: z.string().nullable(),
  pronouns: z.string().nullable(),
  indication: z.string().nullable(),
  closed: z.boolean(),
  careRole: CareRole,
  createdAt: z.iso.datetime(),
  noteCount: z.number().int(),
  abilities: abilities(caseActs),
})
export type Case = z.infer<typeof Case>
export const Cases = z.object({ items: z.array(Case) })

export const CareTeamMember = z.object({ memberId: MemberId, name: z.string(), color: PersonColor, role: CareRole })
export type CareTeamMember = z.infer<typeof CareTeamMember>
export const CareTeam = z.object({ items: z.array(CareTeamMember) })

export const SetCareRole = z.object({ role: CareRole })
export type SetCareRole = z.infer<typeof SetCareRole>
