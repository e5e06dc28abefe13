import { z } from 'zod'
import { practiceActs, Role } from '../access/vocabulary.ts'
import { MemberId, PracticeId } from '../ids.ts'
import { abilities } from './abilities.ts'
import { line } from './text.ts'

/** The token name of a member's colour on screen; stable for the member, never the colour of a state. */
export const PersonColor = z.enum(['p1', 'p2', 'p3', 'p4', 'p5'])
export type PersonColor = z.infer<typeof PersonColor>

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email('Please enter an email address.'))

/** At least 12 characters, without rules about their kind (NIST SP 800-63B, 5.1.1.2); at most 200, to bound hashing. */
export const NewPassword = z
  .string()
  .min(12, 'Please use at least 12 characters.')
  .max(200, 'Please use at most 200 characters.')

export const SignIn = z.object({ email: Email, password: z.string().min(1).max(200) })
export type SignIn = z.infer<typeof SignIn>

export const Practice = z.object({ id: PracticeId, name: z.string() })

export const Me = z.object({
  id: MemberId,
  name: z.string(),
  email: z.string(),
  roles: z.array(Role),
  color: PersonColor,
  practice: Practice,
  abilities: abilities(practiceActs),
})
export type Me = z.infer<typeof Me>

/** Somebody who works, or worked, in the practice. `leftAt` is null for whoever still does. */
export const Member = z.object({
  id: MemberId,
  name: z.string(),
  roles: z.array(Role),
  color: PersonColor,
  leftAt: z.iso.datetime().nullable(),
})
export type Member = z.infer<typeof Member>
export const Members = z.object({ items: z.array(Member) })

/** Whether the one-time link of a first run still opens. */
export const SetUpLink = z.object({ open: z.boolean() })

/** First-run set-up of a practice, with the token of the one-time link. */
export const SetUpPractice = z.object({
  token: z.string().min(1).max(200),
  practiceName: line().min(1, 'Please name the practice.').max(120),
  name: line().min(1, 'Please enter your name.').max(120),
  email: Email,
  password: NewPassword,
  clinician: z.boolean().default(true),
})
export type SetUpPractice = z.infer<typeof SetUpPractice>
