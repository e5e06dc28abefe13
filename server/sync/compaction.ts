import * as Y from 'yjs'
import type { DocumentId, PracticeId } from '../../shared/ids.ts'
import type { Services } from '../domain/services.ts'
import { loadDocument, replaceSnapshot } from '../storage/repos/documents.ts'
import { writesNothingItself } from './storedText.ts'

/**
 * Replaces a document's log by a snapshot of the same text, and says up to which row it reaches. The log is applied to a
 * fresh document and encoded (merging bytes would never shrink and takes more than linear time), the result is read back
 * and compared, and only then the log is trimmed.
 */
export async function compact(
  services: Services,
  of: { practiceId: PracticeId; documentId: DocumentId },
): Promise<{ seq: number; bytes: number }> {
  const stored = await loadDocument(services.database, of.practiceId, of.documentId)
  if (!stored) throw new Error('The document is gone.')
  if (stored.log.length === 0) return { seq: stored.head, bytes: stored.snapshot?.length ?? 0 }
  const pieces = stored.snapshot ? [stored.snapshot, ...stored.log] : stored.log
  const bytes = encoded(pieces)
  if (!equal(encoded([bytes]), bytes)) throw new Error('A snapshot does not read back as it was written.')
  const snapshot = { seq: stored.head, bytes }
  await services.database.write((tx) => replaceSnapshot(tx, of.practiceId, of.documentId, snapshot))
  return { seq: stored.head, bytes: bytes.length }
}

function encoded(updates: readonly Uint8Array[]): Uint8Array {
  const document = new Y.Doc()
  try {
    document.transact((transaction) => {
      for (const update of updates) Y.applyUpdate(document, update)
      writesNothingItself(transaction)
    })
    if (document.store.pendingStructs !== null) throw new Error('A log has a gap.')
    return Y.encodeStateAsUpdate(document)
  } finally {
    document.destroy()
  }
}

const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
