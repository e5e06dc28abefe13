import * as Y from 'yjs'
import { compare } from '../../../shared/compare.ts'
import type { DocumentId, MemberId, PracticeId } from '../../../shared/ids.ts'
import type { Reader } from '../../storage/database.ts'
import { listAuthors } from '../../storage/repos/documents.ts'
import { namesOfMembers } from '../../storage/repos/supervision.ts'

/** Somebody whose words or cells the text holds. */
export interface Contributor {
  id: MemberId
  name: string
  /** How many words of the text are theirs, as far as they stand in lines. */
  words: number
}

/** Whose words a text holds, whoever wrote most first. Words are the member's under whose client ids they were typed. */
export async function contributorsTo(
  db: Reader,
  practiceId: PracticeId,
  documentId: DocumentId,
  document: Y.Doc,
): Promise<Contributor[]> {
  const authors = await listAuthors(db, practiceId, documentId)
  const memberOf = new Map(authors.map(({ clientId, memberId }) => [clientId, memberId]))
  const words = new Map<MemberId, number>()
  for (const [clientId, structs] of document.store.clients) {
    const memberId = memberOf.get(clientId)
    const alive = structs.filter((struct) => struct instanceof Y.Item && !struct.deleted)
    if (!memberId || alive.length === 0) continue
    const count = alive.reduce((sum, struct) => sum + wordsOf(struct), 0)
    words.set(memberId, (words.get(memberId) ?? 0) + count)
  }
  const names = await namesOfMembers(db, practiceId)
  return [...words]
    .map(([id, count]) => ({ id, name: names.get(id)?.name ?? '', words: count }))
    .toSorted((one, other) => other.words - one.words || compare(one.id, other.id))
}

const wordsOf = (struct: Y.Item | Y.GC): number => {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return 0
  return struct.content.str.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
