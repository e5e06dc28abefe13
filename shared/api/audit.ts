import { z } from 'zod'
import { auditActions } from '../audit/actions.ts'
import { AuditKind } from '../audit/kinds.ts'
import { CaseId, MemberId } from '../ids.ts'

/**
 * One entry of the audit. `detail` holds words of closed vocabularies and ids, never text that somebody wrote; names are looked
 * up for whoever reads. Of a case the admin sees the code, as in care teams, and of a note nothing but its case.
 */
export const AuditEntry = z.object({
  /** Within the practice, from 1 on and without gaps. */
  number: z.number().int(),
  at: z.iso.datetime(),
  memberId: z.string().nullable(),
  memberName: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  /** Of a member, a team or a supervision. */
  subjectName: z.string().nullable(),
  /** The code of the case that it is about, or in whose chart the note is. */
  caseCode: z.string().nullable(),
  /** The note, where the subject is one, its document or words that were kept of it. */
  noteId: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
  /** Names of the members whose ids stand in `detail`. */
  names: z.record(z.string(), z.string()),
  /** SHA-256 in hex over this entry and the hash of the one before it. */
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** Newest first. `next`: what to pass as `before` for earlier ones; null where everything has been looked through. */
export const AuditPage = z.object({ items: z.array(AuditEntry), next: z.number().int().nullable() })
export type AuditPage = z.infer<typeof AuditPage>

/** What narrows the audit. Parts that are left out narrow nothing; the others hold all together. */
export const AuditFilters = z.object({
  /** What this member did, and what was done about them. */
  member: MemberId.optional(),
  /** The case and the notes of its chart. */
  case: CaseId.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  /** Up to this moment, which is left out. */
  to: z.iso.datetime({ offset: true }).optional(),
  kind: AuditKind.optional(),
  action: z.enum(auditActions).optional(),
})
export type AuditFilters = z.infer<typeof AuditFilters>

export const AuditQuery = AuditFilters.extend({
  /** Entries with smaller numbers than this one. */
  before: z.coerce.number().int().positive().default(Number.MAX_SAFE_INTEGER),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
})
export type AuditQuery = z.infer<typeof AuditQuery>

/** Whether the practice's audit holds, as far as the server looked just now. */
export const AuditChain = z.object({
  /** The newest number, and its hash; 0 and null where nothing is in it. */
  number: z.number().int(),
  hash: z.string().nullable(),
  /** When it was looked at. */
  at: z.iso.datetime(),
  /** The first number of the stretch up to the newest one that was recomputed. */
  from: z.number().int(),
  /** The first number in that stretch that does not fit; null where all follow from one another. */
  broken: z.number().int().nullable(),
  /**
   * The file outside the database: it `fits`, it names what is `not_there` or another, it `cannot_be_read`, or it
   * `cannot_be_written` at the moment.
   */
  anchor: z.enum(['fits', 'not_there', 'cannot_be_read', 'cannot_be_written']),
  /** The number that the file names; null where it names none. */
  anchored: z.number().int().nullable(),
})
export type AuditChain = z.infer<typeof AuditChain>
