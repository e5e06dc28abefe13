import { mayInPractice } from '../../../shared/access/policy.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { listAudit } from '../../storage/repos/audit.ts'
import type { Actor, Services } from '../services.ts'
import { type AuditSubject, recordAudit } from './record.ts'

/** An admin reads the practice's audit, newest first. Reading it is an entry too. */
export async function readAudit(services: Services, actor: Actor, page: { before: number; limit: number }) {
  if (!mayInPractice('readAudit', actor.roles)) throw new DomainError('not_allowed')
  const entries = await listAudit(services.database.read, actor.practiceId, page)
  await services.database.write((tx) => recordAudit(tx, services.clock(), { action: 'audit.read', by: actor }))
  return entries
}

/** Records that somebody was refused something. The subject is what was asked for, whether or not it exists. */
export async function recordRefusal(
  services: Services,
  actor: Actor,
  refused: { route: string; code: string; subject?: AuditSubject },
): Promise<void> {
  const { route, code, subject } = refused
  const entry = {
    action: 'access.refused',
    by: actor,
    detail: { route, code },
    ...(subject ? { subject } : {}),
  } as const
  await services.database.write((tx) => recordAudit(tx, services.clock(), entry))
}
