import { compare } from '../../../shared/compare.ts'
import { type AuthoredNode, partsOf } from '../../../shared/history/authored.ts'
import type { DocumentId, NoteId, PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { listAuthors } from '../../storage/repos/documents.ts'
import { namesOfMembers, type WriterRow } from '../../storage/repos/people.ts'
import { listVersions } from '../../storage/repos/versions.ts'
import { listWritersAfter } from '../../storage/repos/writers.ts'
import { requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { readText } from './versionText.ts'

/** Somebody’s part in a note’s text. */
export interface Contributor {
  member: WriterRow
  /** Words in the text that are theirs. */
  words: number
  /** Cells of blocks that they set last. */
  cells: number
}

/**
 * Whose words and cells a text holds, as `readText` read it, the larger part first: for the panel, for paper and for the seal.
 * Words that a change of structure or an undo wrote anew are their first author's.
 */
export async function contributorsTo(db: Reader, practiceId: PracticeId, text: AuthoredNode): Promise<Contributor[]> {
  const parts = partsOf(text)
  const people = await namesOfMembers(db, practiceId, [...parts.keys()])
  return [...parts]
    .flatMap(([id, part]) => {
      const member = people.get(id)
      return member ? [{ member, ...part }] : []
    })
    .toSorted(
      (one, other) => other.words - one.words || other.cells - one.cells || compare(one.member.id, other.member.id),
    )
}

/**
 * Who wrote in a note and what of it stands, the larger part first; those of whom nothing stands any more come last, with
 * none. Works in a transaction that has taken the document and outside of one.
 */
export async function contributorsOf(
  db: Reader,
  practiceId: PracticeId,
  { noteId, documentId }: { noteId: NoteId; documentId: DocumentId },
): Promise<Contributor[]> {
  const read = await readText({ read: db }, practiceId, documentId)
  const standing = read ? await contributorsTo(db, practiceId, read.text) : []
  const wrote = await listWritersAfter(db, practiceId, documentId, 0)
  for (const { writers } of await listVersions(db, practiceId, noteId)) for (const id of writers) wrote.add(id)
  // What was written before any of that was noted.
  for (const { memberId } of await listAuthors(db, practiceId, documentId)) if (memberId) wrote.add(memberId)
  for (const { member } of standing) wrote.delete(member.id)
  const others = await namesOfMembers(db, practiceId, [...wrote])
  return [
    ...standing,
    ...[...others.values()]
      .toSorted((one, other) => compare(one.id, other.id))
      .map((member) => ({ member, words: 0, cells: 0 })),
  ]
}

/** The same for whoever may read how the note came about. */
export async function contributorsFor(services: Services, actor: Actor, id: NoteId): Promise<Contributor[]> {
  const { read } = services.database
  const { note } = await requireNote(read, actor, services.clock(), id, 'readHistory')
  return contributorsOf(read, actor.practiceId, { noteId: id, documentId: note.documentId })
}
