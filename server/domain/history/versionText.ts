import type { AuthoredNode } from '../../../shared/history/authored.ts'
import { readAuthored } from '../../../shared/history/readAuthored.ts'
import { WordAuthors, type WordRange } from '../../../shared/history/wordAuthors.ts'
import type { DocumentId, PracticeId } from '../../../shared/ids.ts'
import type { NoteNode } from '../../../shared/note/noteJson.ts'
import { readNote } from '../../../shared/note/read.ts'
import { documentOf, piecesOf } from '../../../shared/note/stored.ts'
import type { Database } from '../../storage/database.ts'
import { listAuthors, loadDocument } from '../../storage/repos/documents.ts'
import { listWordAuthors } from '../../storage/repos/wordAuthors.ts'

/** A note's text with its authors, as it was at one head of its document. */
export interface TextAtHead {
  head: number
  schemaVersion: number
  text: AuthoredNode
}

/** The same as it was read from disk: `plain` is the text without its authors. */
export interface ReadText extends TextAtHead {
  plain: NoteNode
}

/**
 * Reads the text of a document as it is on disk, with who wrote which words; undefined where there is no such document. In a
 * transaction that has taken the document, `{ read: tx }` is its database.
 */
export async function readText(
  database: Pick<Database, 'read'>,
  practiceId: PracticeId,
  documentId: DocumentId,
): Promise<ReadText | undefined> {
  // Before and after the text: what a compaction forgets meanwhile may stand in the text, and so may what is new.
  const before = await listWordAuthors(database.read, practiceId, documentId)
  const stored = await loadDocument(database, practiceId, documentId)
  if (!stored) return undefined
  const authors = await listAuthors(database.read, practiceId, documentId)
  const after = await listWordAuthors(database.read, practiceId, documentId)
  const owners = new Map(authors.map(({ clientId, memberId }) => [clientId, memberId]))
  const document = documentOf(piecesOf(stored))
  try {
    const words = new WordAuthors((client) => owners.get(client), eachOnce([...before, ...after]))
    return {
      head: stored.head,
      schemaVersion: stored.schemaVersion,
      text: readAuthored(document, words),
      plain: readNote(document),
    }
  } finally {
    document.destroy()
  }
}

const eachOnce = (ranges: readonly WordRange[]): WordRange[] => [
  ...new Map(ranges.map((range) => [`${range.client} ${range.clock}`, range])).values(),
]
