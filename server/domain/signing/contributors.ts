import type * as Y from 'yjs'
import { compare } from '../../../shared/compare.ts'
import { partsOf } from '../../../shared/history/authored.ts'
import { readAuthored } from '../../../shared/history/readAuthored.ts'
import { WordAuthors } from '../../../shared/history/wordAuthors.ts'
import type { DocumentId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { listAuthors } from '../../storage/repos/documents.ts'
import { namesOfMembers } from '../../storage/repos/supervision.ts'
import { listWordAuthors } from '../../storage/repos/wordAuthors.ts'

/** Somebody whose words or cells the text holds. */
export interface Contributor {
  id: MemberId
  name: string
  /** How many words of the text are theirs, as far as they stand in lines. */
  words: number
}

/**
 * Whose words and cells a text holds, whoever wrote most first. Words that a change of structure or an undo wrote anew are
 * their first author's.
 */
export async function contributorsTo(
  db: Reader,
  practiceId: PracticeId,
  documentId: DocumentId,
  document: Y.Doc,
): Promise<Contributor[]> {
  const owners = new Map(
    (await listAuthors(db, practiceId, documentId)).map(({ clientId, memberId }) => [clientId, memberId]),
  )
  const carried = await listWordAuthors(db, practiceId, documentId)
  const parts = partsOf(readAuthored(document, new WordAuthors((client) => owners.get(client), carried)))
  const names = await namesOfMembers(db, practiceId)
  return [...parts]
    .map(([id, { words }]) => ({ id, name: names.get(id)?.name ?? '', words }))
    .toSorted((one, other) => other.words - one.words || compare(one.id, other.id))
}
