import { z } from 'zod'
import { CareRole, caseActs } from '../access/vocabulary.ts'
import { CaseId, MemberId } from '../ids.ts'
import { abilities } from './abilities.ts'
import { CalendarDay } from './facts.ts'
import { Phase } from './notes.ts'
import { PersonColor } from './people.ts'
import { line } from './text.ts'

/** The plan of a course, in which every part may be left open. */
const coursePlan = {
  indication: line().max(500, 'Please use at most 500 characters.').nullish(),
  plannedDoses: z
    .int('Please enter a whole number.')
    .min(1, 'Please enter at least one dose.')
    .max(200, 'Please enter at most 200 doses.')
    .nullish(),
  /** Such as 'One dose every two weeks'. */
  rhythm: line().max(120, 'Please use at most 120 characters.').nullish(),
  /** What ends it, in words: 'by 15 January, or at her wish'. */
  endPoint: line().max(200, 'Please use at most 200 characters.').nullish(),
  begunOn: CalendarDay.nullish(),
  endedOn: CalendarDay.nullish(),
}

/** What a course is to be; what is left out becomes empty. */
export const SetCourse = z
  .object(coursePlan)
  .refine(({ begunOn, endedOn }) => !begunOn || !endedOn || begunOn <= endedOn, {
    path: ['endedOn'],
    message: 'A course cannot end before it begins.',
  })
export type SetCourse = z.infer<typeof SetCourse>

/** One series of treatment in a case. The first has number 1. */
export const Course = z.object({
  number: z.int(),
  indication: z.string().nullable(),
  plannedDoses: z.int().nullable(),
  rhythm: z.string().nullable(),
  endPoint: z.string().nullable(),
  begunOn: z.string().nullable(),
  endedOn: z.string().nullable(),
})
export type Course = z.infer<typeof Course>
/** The number of a course, as it stands in an address. */
export const CourseNumber = z.coerce.number().int().min(1).max(99)

export const CreateCase = z.object({
  code: line().min(1, 'Please give the case a code.').max(40, 'Please use at most 40 characters.'),
  indication: line().max(500).optional(),
  preferredName: line().max(80).optional(),
  pronouns: line().max(40).optional(),
  /** The plan of the first course, as far as it is known. */
  course: SetCourse.optional(),
})
export type CreateCase = z.infer<typeof CreateCase>

/** What the care team calls a client; what is left out becomes empty. */
export const EditCase = CreateCase.omit({ course: true })
export type EditCase = z.infer<typeof EditCase>

/** Why a case is closed, in a few words if one likes. */
export const CloseCase = z.object({
  reason: line().max(200, 'Please use at most 200 characters.').optional(),
})
export type CloseCase = z.infer<typeof CloseCase>

/** The step that comes next in a course: of a session the number of its dose, else the dose after which it comes. */
export const NextStep = z.object({ phase: Phase, dose: z.int().nullable() })
export type NextStep = z.infer<typeof NextStep>

/** A client's file. `preferredName` and `pronouns` are for the care team; `code` is the practice's pseudonym. */
export const Case = z.object({
  id: CaseId,
  code: z.string(),
  preferredName: z.string().nullable(),
  pronouns: z.string().nullable(),
  indication: z.string().nullable(),
  closed: z.boolean(),
  closingReason: z.string().nullable(),
  careRole: CareRole,
  createdAt: z.iso.datetime(),
  noteCount: z.number().int(),
  /** When somebody last wrote in one of its notes. */
  lastWrittenAt: z.iso.datetime().nullable(),
  leads: z.array(z.object({ name: z.string(), color: PersonColor })),
  /** By number; the last one is the one under way. */
  courses: z.array(Course),
  /** Where the newest course stands. `doses` and `next` are null while they are not counted. */
  standing: z.object({ phase: Phase.nullable(), doses: z.int().nullable(), next: NextStep.nullable() }),
  abilities: abilities(caseActs),
})
export type Case = z.infer<typeof Case>
export const Cases = z.object({ items: z.array(Case) })

export const CareTeamMember = z.object({ memberId: MemberId, name: z.string(), color: PersonColor, role: CareRole })
export type CareTeamMember = z.infer<typeof CareTeamMember>
export const CareTeam = z.object({ items: z.array(CareTeamMember) })

export const SetCareRole = z.object({ role: CareRole })
export type SetCareRole = z.infer<typeof SetCareRole>

/** A client's legal name and date of birth. Optional, for the care team alone, and held apart: no list shows them. */
export const ClientIdentity = z.object({ legalName: z.string().nullable(), dateOfBirth: z.string().nullable() })
export type ClientIdentity = z.infer<typeof ClientIdentity>
export const SetClientIdentity = z.object({
  legalName: line().max(200, 'Please use at most 200 characters.').nullish(),
  dateOfBirth: CalendarDay.nullish(),
})
export type SetClientIdentity = z.infer<typeof SetClientIdentity>

/** A case as an admin knows it, who is on no care team by being one: its code and its people, nothing of the client. */
export const CareTeamOfCase = z.object({
  caseId: CaseId,
  code: z.string(),
  closed: z.boolean(),
  team: z.array(CareTeamMember),
})
export type CareTeamOfCase = z.infer<typeof CareTeamOfCase>
export const CareTeams = z.object({ items: z.array(CareTeamOfCase) })
