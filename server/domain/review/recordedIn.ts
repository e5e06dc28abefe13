import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { NoteId } from '../../../shared/ids.ts'
import { factsOfText } from '../../../shared/note/facts.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import { requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'

/**
 * Whether something that happened to a client is recorded in a note, by its text as it is on disk, and at which head of its
 * document that was read.
 */
export async function recordedIn(
  services: Services,
  actor: Actor,
  id: NoteId,
): Promise<{ head: number; recorded: boolean }> {
  const { database } = services
  const { note } = await requireNote(database.read, actor, services.clock(), id, 'read')
  const stored = await loadDocument(database, actor.practiceId, note.documentId)
  if (!stored) throw new DomainError('not_found')
  return { head: stored.head, recorded: factsOfText(readUpdates(piecesOf(stored))).recorded }
}
