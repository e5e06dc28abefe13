import { z } from 'zod'

/** One entry of the audit. `detail` holds words of closed vocabularies, never text that somebody wrote. */
export const AuditEntry = z.object({
  seq: z.number().int(),
  at: z.iso.datetime(),
  memberId: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditPage = z.object({ items: z.array(AuditEntry) })

export const AuditQuery = z.object({
  before: z.coerce.number().int().positive().default(Number.MAX_SAFE_INTEGER),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
})
