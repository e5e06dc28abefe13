import { setImmediate } from 'node:timers/promises'
import type { DocumentId, PracticeId } from '../../../shared/ids.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { readUpdates } from '../../../shared/note/read.ts'
import { piecesOf } from '../../../shared/note/stored.ts'
import { loadDocument } from '../../storage/repos/documents.ts'
import type { Services } from '../services.ts'
import { type IndexableNote, indexOf, type NoteIndex, putIndex } from './noteIndex.ts'

/** A document's committed text, where it is in memory already; undefined where it has to be read. */
export type OpenText = (id: DocumentId) => { head: number; text: NoteNode } | undefined

/** Notes whose rows go into one transaction: other writers wait for it. */
const notesPerTransaction = 20

/**
 * Reads notes, one by one and outside of any transaction, with room between them for whoever writes. A note whose
 * document is gone is left out.
 */
export async function readNotes(
  services: Pick<Services, 'database'>,
  practiceId: PracticeId,
  notes: readonly IndexableNote[],
  openText: OpenText = () => undefined,
): Promise<NoteIndex[]> {
  const read: NoteIndex[] = []
  for (const note of notes) {
    const known = openText(note.documentId) ?? (await storedText(services, practiceId, note.documentId))
    if (known) read.push(indexOf(note, known.head, known.text))
    await setImmediate()
  }
  return read
}

async function storedText({ database }: Pick<Services, 'database'>, practiceId: PracticeId, id: DocumentId) {
  const stored = await loadDocument(database, practiceId, id)
  return stored && { head: stored.head, text: readUpdates(piecesOf(stored)) }
}

/** Keeps what was read, a few notes to a transaction. */
export async function keepIndex(
  services: Pick<Services, 'database'>,
  practiceId: PracticeId,
  read: readonly NoteIndex[],
): Promise<void> {
  for (let start = 0; start < read.length; start += notesPerTransaction) {
    const some = read.slice(start, start + notesPerTransaction)
    await services.database.write((tx) => putIndex(tx, services.database.dialect, practiceId, some))
  }
}
