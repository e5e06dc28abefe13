import { z } from 'zod'

/**
 * Ids are lower-case UUIDs, branded by what they name, so that a case's id cannot be passed where a note's is meant.
 * Parse them at the boundary with the schemas below; inside, trust the type.
 */
const id = <Brand extends string>() => z.uuid().brand<Brand>()

export const PracticeId = id<'PracticeId'>()
export type PracticeId = z.infer<typeof PracticeId>
export const MemberId = id<'MemberId'>()
export type MemberId = z.infer<typeof MemberId>
export const CaseId = id<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>
export const NoteId = id<'NoteId'>()
export type NoteId = z.infer<typeof NoteId>
export const DocumentId = id<'DocumentId'>()
export type DocumentId = z.infer<typeof DocumentId>
export const HeldId = id<'HeldId'>()
export type HeldId = z.infer<typeof HeldId>

export const InvitationId = id<'InvitationId'>()
export type InvitationId = z.infer<typeof InvitationId>
export const CredentialId = id<'CredentialId'>()
export type CredentialId = z.infer<typeof CredentialId>
export const TeamId = id<'TeamId'>()
export type TeamId = z.infer<typeof TeamId>
export const SupervisionId = id<'SupervisionId'>()
export type SupervisionId = z.infer<typeof SupervisionId>

/** Of a reason for signing in spite of a finding. */
export const ReasonId = id<'ReasonId'>()
export type ReasonId = z.infer<typeof ReasonId>

/** Of something that happened in the review of a note. */
export const ReviewEventId = id<'ReviewEventId'>()
export type ReviewEventId = z.infer<typeof ReviewEventId>

/** Of something that a member was told. */
export const NotificationId = id<'NotificationId'>()
export type NotificationId = z.infer<typeof NotificationId>

/** Of supervision that was held. */
export const HourId = id<'HourId'>()
export type HourId = z.infer<typeof HourId>

/** Of a key that a practice seals with. */
export const PracticeKeyId = id<'PracticeKeyId'>()
export type PracticeKeyId = z.infer<typeof PracticeKeyId>
/** Of a version of a note. */
export const VersionId = id<'VersionId'>()
export type VersionId = z.infer<typeof VersionId>

/** Of what was said about one passage of a note, with all that was answered. */
export const CommentThreadId = id<'CommentThreadId'>()
export type CommentThreadId = z.infer<typeof CommentThreadId>
export const CommentId = id<'CommentId'>()
export type CommentId = z.infer<typeof CommentId>

export const DeviceKeyId = id<'DeviceKeyId'>()
export type DeviceKeyId = z.infer<typeof DeviceKeyId>

/** The stored form of a session: the SHA-256 of its token in hex. Never the token. */
export const SessionId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'SessionId'>()
export type SessionId = z.infer<typeof SessionId>

/** Of a section that was saved to be used in other templates. */
export const LibrarySectionId = id<'LibrarySectionId'>()
export type LibrarySectionId = z.infer<typeof LibrarySectionId>

/** Built-in templates have readable ids of their own; a practice's templates have UUIDs. */
export const TemplateId = z
  .string()
  .regex(/^[a-z0-9-]{1,64}$/)
  .brand<'TemplateId'>()
export type TemplateId = z.infer<typeof TemplateId>
