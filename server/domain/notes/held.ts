import { HeldPlace } from '../../../shared/api/notes.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { HeldId, NoteId } from '../../../shared/ids.ts'
import { listHeldOf, settleHeld } from '../../storage/repos/held.ts'
import { findDocumentOfNote } from '../../storage/repos/notes.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { requireNote } from './notes.ts'

/**
 * The actor's own words that were not merged into the note and still wait to be dealt with, oldest first. Whoever has some
 * gets them, also after losing the place on the care team; for everybody else the note has to be readable.
 */
export async function ownHeld(services: Services, actor: Actor, noteId: NoteId) {
  const { read } = services.database
  const documentId = await findDocumentOfNote(read, actor.practiceId, noteId)
  const rows = documentId ? await listHeldOf(read, actor.practiceId, actor.memberId, documentId) : []
  if (rows.length === 0) await requireNote(read, actor, services.clock(), noteId, 'read')
  else {
    const entry = { action: 'held.read', by: actor, subject: { kind: 'note', id: noteId } } as const
    await services.database.write((tx) => recordAudit(tx, services.clock(), entry))
  }
  return rows.map((row) => ({ ...row, place: row.place === null ? null : HeldPlace.parse(JSON.parse(row.place)) }))
}

/** The actor has put held words back, copied them or set them aside. They stay stored. */
export async function settleOwnHeld(services: Services, actor: Actor, noteId: NoteId, heldId: HeldId): Promise<void> {
  const at = services.clock()
  await services.database.write(async (tx) => {
    const documentId = await findDocumentOfNote(tx, actor.practiceId, noteId)
    if (!documentId || !(await settleHeld(tx, actor.practiceId, actor.memberId, documentId, heldId, at))) {
      throw new DomainError('not_found')
    }
    await recordAudit(tx, at, { action: 'held.settled', by: actor, subject: { kind: 'held', id: heldId } })
  })
}
