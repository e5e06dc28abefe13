import type { CaseId } from '../../../shared/ids.ts'
import type { Actor, Services } from '../services.ts'
import { recordAudit } from './record.ts'

/** Records that a member was shown text of a case's notes elsewhere than in the notes themselves. */
export async function recordReading(
  services: Services,
  actor: Actor,
  action: 'threads.read' | 'carried.read',
  caseId: CaseId,
): Promise<void> {
  const entry = { action, by: actor, subject: { kind: 'case', id: caseId } } as const
  await services.database.write((tx) => recordAudit(tx, services.clock(), entry))
}
