import { z } from 'zod'
import { Role } from '../access/vocabulary.ts'
import { InvitationId, MemberId } from '../ids.ts'
import { Email, NewPassword } from './people.ts'
import { line } from './text.ts'

export const PersonName = line().min(1, 'Please enter a name.').max(120, 'Please use at most 120 characters.')

/** An admin invites somebody into the practice. Whoever left and is invited again comes back as who they were. */
export const Invite = z.object({
  name: line().max(120, 'Please use at most 120 characters.').optional(),
  email: Email,
  roles: z.array(Role).min(1, 'Please choose at least one role.').max(3),
})
export type Invite = z.infer<typeof Invite>

/** An invitation that nobody has used or withdrawn. After `expiresAt` its link opens no more, until a new one is made. */
export const Invitation = z.object({
  id: InvitationId,
  name: z.string().nullable(),
  email: z.string(),
  roles: z.array(Role),
  invitedBy: z.object({ id: MemberId, name: z.string() }),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
})
export type Invitation = z.infer<typeof Invitation>
export const Invitations = z.object({ items: z.array(Invitation) })

/** What became of the letter with a link: `off` where no mail server is set up. */
export const Mailed = z.enum(['sent', 'failed', 'off'])
export type Mailed = z.infer<typeof Mailed>

/** A one-time link, told this once: only its fingerprint is stored. */
export const OneTimeLink = z.object({ link: z.string(), expiresAt: z.iso.datetime(), mailed: Mailed })
export type OneTimeLink = z.infer<typeof OneTimeLink>

export const InvitationWithLink = z.object({ invitation: Invitation, ...OneTimeLink.shape })
export type InvitationWithLink = z.infer<typeof InvitationWithLink>

/** The secret of a one-time link, as it stands in the address behind `#`. It travels in bodies only. */
export const Token = z.string().min(1).max(200)
export const WithToken = z.object({ token: Token })

/** What the holder of an invitation's link may know. An unknown link says no more than that it does not open. */
export const InvitationSeen = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    practice: z.string(),
    invitedBy: z.string(),
    name: z.string().nullable(),
    email: z.string(),
    roles: z.array(Role),
    /** The address signs in to another practice of this installation already, so it cannot join this one. */
    hasAccountElsewhere: z.boolean(),
  }),
  z.object({ state: z.enum(['used', 'withdrawn', 'expired', 'unknown']) }),
])
export type InvitationSeen = z.infer<typeof InvitationSeen>

/** A calendar day, such as `2031-05-30`. */
const Day = z.iso.date('Please enter a day.')

export const CredentialFields = z.object({
  title: line().min(1, 'Please name the licence.').max(80, 'Please use at most 80 characters.'),
  number: line().max(60, 'Please use at most 60 characters.').nullable().default(null),
  state: line().max(60, 'Please use at most 60 characters.').nullable().default(null),
  expiresOn: Day.nullable().default(null),
})
export type CredentialFields = z.infer<typeof CredentialFields>

/** Whoever was invited joins, with a password of their own. */
export const Join = z.object({
  token: Token,
  name: PersonName,
  password: NewPassword,
  credential: CredentialFields.optional(),
})
export type Join = z.infer<typeof Join>

/** What the holder of a reset link may know. */
export const ResetSeen = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), email: z.string() }),
  z.object({ state: z.literal('closed') }),
])
export type ResetSeen = z.infer<typeof ResetSeen>

export const ResetPassword = z.object({ token: Token, password: NewPassword })
export type ResetPassword = z.infer<typeof ResetPassword>
