import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { NoteId } from '../../../shared/ids.ts'
import { setLocked } from '../../storage/repos/documents.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { requireNote } from './notes.ts'

/**
 * Locks a note's document, so that it takes no more text, or opens it again. What is committed before stays; what
 * arrives after is held for its author. Who may lock is the matter of the acts that lock: signing, for one.
 */
export async function setNoteLocked(services: Services, actor: Actor, noteId: NoteId, locked: boolean): Promise<void> {
  const at = services.clock()
  const documentId = await services.database.write(async (tx) => {
    const { note, abilities } = await requireNote(tx, actor, at, noteId, 'read')
    if (!abilities.sign) throw new DomainError('not_allowed')
    await setLocked(tx, actor.practiceId, note.documentId, locked)
    const subject = { kind: 'note', id: noteId } as const
    await recordAudit(tx, at, { action: locked ? 'note.locked' : 'note.unlocked', by: actor, subject })
    return note.documentId
  })
  services.publisher.publish({ type: 'documentLocked', documentId })
}
