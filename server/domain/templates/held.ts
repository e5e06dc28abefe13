import { HeldPlace } from '../../../shared/api/notes.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { HeldId, TemplateId } from '../../../shared/ids.ts'
import { listHeldOf, settleHeld } from '../../storage/repos/held.ts'
import { findTemplateRow } from '../../storage/repos/templates.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { requireTemplate } from './templates.ts'

/**
 * The actor's own words that were not merged into a template and still wait to be dealt with, oldest first. Whoever has some gets
 * them, also after losing the template; for everybody else it has to be there.
 */
export async function ownHeldOfTemplate(services: Services, actor: Actor, id: TemplateId) {
  const { read } = services.database
  const template = await findTemplateRow(read, actor.practiceId, id)
  const rows = template ? await listHeldOf(read, actor.practiceId, actor.memberId, template.documentId) : []
  if (rows.length === 0) await requireTemplate(read, actor, id, 'read')
  return rows.map((row) => ({ ...row, place: row.place === null ? null : HeldPlace.parse(JSON.parse(row.place)) }))
}

/** The actor has put held words back, copied them or set them aside. They stay stored. */
export async function settleHeldOfTemplate(
  services: Services,
  actor: Actor,
  id: TemplateId,
  heldId: HeldId,
): Promise<void> {
  const at = services.clock()
  await services.database.write(async (tx) => {
    const template = await findTemplateRow(tx, actor.practiceId, id)
    const isSettled =
      template && (await settleHeld(tx, actor.practiceId, actor.memberId, template.documentId, heldId, at))
    if (!isSettled) throw new DomainError('not_found')
    await recordAudit(tx, at, { action: 'held.settled', by: actor, subject: { kind: 'held', id: heldId } })
  })
}
