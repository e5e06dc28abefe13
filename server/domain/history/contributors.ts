import { partsOf } from '../../../shared/history/authored.ts'
import type { DocumentId, MemberId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { listAuthors } from '../../storage/repos/documents.ts'
import { listWriters, type WriterRow } from '../../storage/repos/people.ts'
import { listVersions } from '../../storage/repos/versions.ts'
import { listWritersAfter } from '../../storage/repos/writers.ts'
import { requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { readText } from './versionText.ts'

/** Somebody’s part in a note as it stands. */
export interface Contributor {
  member: WriterRow
  /** Words in the text that are theirs. */
  words: number
  /** Cells of blocks that they set last. */
  cells: number
}

/**
 * Who wrote in a note and what of it stands, the larger part first; those of whom nothing stands any more come last, with
 * none. Works in a transaction that has taken the document, such as the one that signs it, and outside of one.
 */
export async function contributorsOf(
  db: Reader,
  practiceId: PracticeId,
  { noteId, documentId }: { noteId: NoteId; documentId: DocumentId },
): Promise<Contributor[]> {
  const read = await readText({ read: db }, practiceId, documentId)
  const parts = read ? partsOf(read.text) : new Map()
  const wrote = await listWritersAfter(db, practiceId, documentId, 0)
  for (const { writers } of await listVersions(db, practiceId, noteId)) for (const id of writers) wrote.add(id)
  // What was written before any of that was noted.
  for (const { memberId } of await listAuthors(db, practiceId, documentId)) if (memberId) wrote.add(memberId)
  const ids = new Set<MemberId>([...parts.keys(), ...wrote])
  const people = (await listWriters(db, practiceId)).filter(({ id }) => ids.has(id))
  return people
    .map((member) => ({ member, words: parts.get(member.id)?.words ?? 0, cells: parts.get(member.id)?.cells ?? 0 }))
    .toSorted(
      (one, other) => other.words - one.words || other.cells - one.cells || (one.member.id < other.member.id ? -1 : 1),
    )
}

/** The same for whoever may read how the note came about. */
export async function contributorsFor(services: Services, actor: Actor, id: NoteId): Promise<Contributor[]> {
  const { read } = services.database
  const { note } = await requireNote(read, actor, services.clock(), id, 'readHistory')
  return contributorsOf(read, actor.practiceId, { noteId: id, documentId: note.documentId })
}
