import type { Actor, Services } from '../services.ts'
import { type AuditSubject, recordAudit } from './record.ts'
import type { CountRefusal } from './refusals.ts'

/**
 * Records that somebody was refused something. The subject is what was asked for, whether or not it exists. After two
 * hundred within a minute the entry says `more`, and the rest of that minute is left out.
 */
export async function recordRefusal(
  services: Services & { countRefusal: CountRefusal },
  actor: Actor,
  refused: { route: string; code: string; subject?: AuditSubject },
): Promise<void> {
  const { database, clock, countRefusal } = services
  const recording = countRefusal(actor.memberId)
  if (recording === 'no more') return
  const { route, code, subject } = refused
  const entry = {
    action: 'access.refused',
    by: actor,
    detail: { route, code, ...(recording === 'and more' ? { more: true } : {}) },
    ...(subject ? { subject } : {}),
  } as const
  await database.write((tx) => recordAudit(tx, clock(), entry))
}
