import { mayInPractice } from '../../../shared/access/policy.ts'
import type { AuditFilters } from '../../../shared/api/audit.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { type AuditNames, findAuditNames } from '../../storage/repos/auditNames.ts'
import { type NumberedEntry, newestNumber } from '../../storage/repos/auditSearch.ts'
import type { Actor, Services } from '../services.ts'
import { recordAudit } from './record.ts'
import { allThatFit, filterOf, newestThatFit, type Page } from './scanAudit.ts'

export interface NamedEntries {
  entries: readonly NumberedEntry[]
  names: AuditNames
}

/** Throws `not_allowed` for whoever is no admin. */
export function requireReader(actor: Actor): void {
  if (!mayInPractice('readAudit', actor.roles)) throw new DomainError('not_allowed')
}

/** An admin reads the practice's audit, newest first. Reading it is an entry too, before anything is shown. */
export async function readAudit(
  services: Services,
  actor: Actor,
  filters: AuditFilters,
  page: Page,
): Promise<NamedEntries & { next: number | null }> {
  requireReader(actor)
  const { read } = services.database
  const before = Math.min(page.before, (await newestNumber(read, actor.practiceId)) + 1)
  const found = await newestThatFit(read, actor.practiceId, filterOf(filters), { ...page, before })
  const names = await findAuditNames(read, actor.practiceId, found.entries)
  await recordReading(services, actor, 'audit.read', filters)
  return { ...found, names }
}

/**
 * An admin takes the audit away, oldest first, in pieces that are read as they are sent. It is an entry of its own, on disk
 * before the first piece; while pieces are read nothing is held, neither a transaction nor the turn to write.
 */
export async function exportAudit(
  services: Services,
  actor: Actor,
  filters: AuditFilters,
): Promise<AsyncGenerator<NamedEntries>> {
  requireReader(actor)
  const { read } = services.database
  const last = await newestNumber(read, actor.practiceId)
  await recordReading(services, actor, 'audit.exported', filters)
  async function* pieces(): AsyncGenerator<NamedEntries> {
    for await (const entries of allThatFit(read, actor.practiceId, filterOf(filters), last))
      yield { entries, names: await findAuditNames(read, actor.practiceId, entries) }
  }
  return pieces()
}

/** Says whose or which case's entries were looked for, where that was so. */
async function recordReading(
  services: Services,
  actor: Actor,
  action: 'audit.read' | 'audit.exported',
  { member, case: caseId }: AuditFilters,
): Promise<void> {
  const detail = { ...(member ? { member } : {}), ...(caseId ? { case: caseId } : {}) }
  const entry = { action, by: actor, ...(Object.keys(detail).length > 0 ? { detail } : {}) } as const
  await services.database.write((tx) => recordAudit(tx, services.clock(), entry))
}
