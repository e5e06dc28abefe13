import type { WordRange } from '../../shared/history/wordAuthors.ts'
import type { DocumentId, PracticeId } from '../../shared/ids.ts'
import type { Services } from '../domain/services.ts'
import { type DocumentAuthor, listAuthors, loadDocument, type StoredDocument } from '../storage/repos/documents.ts'
import { listWordAuthors } from '../storage/repos/wordAuthors.ts'

/** What a room needs of storage. */
export interface LoadedText {
  document: StoredDocument
  authors: DocumentAuthor[]
  wordAuthors: WordRange[]
}

/** Reads a document's text and its authors; undefined where there is no such document. */
export async function loadText(
  services: Services,
  practiceId: PracticeId,
  documentId: DocumentId,
): Promise<LoadedText | undefined> {
  const began = performance.now()
  const document = await loadDocument(services.database, practiceId, documentId)
  if (!document) return undefined
  const authors = await listAuthors(services.database.read, practiceId, documentId)
  const wordAuthors = await listWordAuthors(services.database.read, practiceId, documentId)
  services.metrics.documentLoaded((performance.now() - began) / 1_000)
  return { document, authors, wordAuthors }
}
