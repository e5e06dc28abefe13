import { z } from 'zod'

/** What the audit can be narrowed to: every action is of one kind. */
export const AuditKind = z.enum([
  'reading',
  'writing',
  'cases',
  'people',
  'sign_in',
  'practice',
  'templates',
  'refused',
  'audit',
])
export type AuditKind = z.infer<typeof AuditKind>

/** The kinds as they are called on screen. */
export const kindNames: Record<AuditKind, string> = {
  reading: 'Reading and exporting',
  writing: 'Writing notes',
  cases: 'Cases and care teams',
  people: 'People, roles, supervision',
  sign_in: 'Signing in, devices',
  practice: 'The practice, backups',
  templates: 'Templates',
  refused: 'What was refused',
  audit: 'The audit itself',
}
