import { HeldPlace } from '../../../shared/api/notes.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { HeldId, NoteId } from '../../../shared/ids.ts'
import { listHeldOf, settleHeld } from '../../storage/repos/held.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { requireNote } from './notes.ts'

/** The actor's own words that were not merged into the note and still wait to be dealt with, oldest first. */
export async function ownHeld(services: Services, actor: Actor, noteId: NoteId) {
  const { note } = await requireNote(services.database.read, actor, services.clock(), noteId, 'read')
  const rows = await listHeldOf(services.database.read, actor.practiceId, actor.memberId, note.documentId)
  if (rows.length > 0) {
    const entry = { action: 'held.read', by: actor, subject: { kind: 'note', id: noteId } } as const
    await services.database.write((tx) => recordAudit(tx, services.clock(), entry))
  }
  return rows.map((row) => ({ ...row, place: row.place === null ? null : HeldPlace.parse(JSON.parse(row.place)) }))
}

/** The actor has put held words back, copied them or set them aside. They stay stored. */
export async function settleOwnHeld(services: Services, actor: Actor, noteId: NoteId, heldId: HeldId): Promise<void> {
  const at = services.clock()
  await services.database.write(async (tx) => {
    const { note } = await requireNote(tx, actor, at, noteId, 'read')
    if (!(await settleHeld(tx, actor.practiceId, actor.memberId, note.documentId, heldId, at))) {
      throw new DomainError('not_found')
    }
    await recordAudit(tx, at, { action: 'held.settled', by: actor, subject: { kind: 'held', id: heldId } })
  })
}
