import * as Y from 'yjs'
import type { DocumentId, PracticeId } from '../../shared/ids.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { documentOf, piecesOf } from '../../shared/note/stored.ts'
import type { Services } from '../domain/services.ts'
import { loadDocument, replaceSnapshot } from '../storage/repos/documents.ts'

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
  const bytes = snapshotOf(piecesOf(stored))
  const snapshot = { seq: stored.head, bytes }
  await services.database.write((tx) => replaceSnapshot(tx, of.practiceId, of.documentId, snapshot))
  return { seq: stored.head, bytes: bytes.length }
}

/** The log as one update. Throws where it does not read back as it was written. */
function snapshotOf(pieces: readonly Uint8Array[]): Uint8Array {
  const document = read(pieces)
  try {
    const bytes = Y.encodeStateAsUpdate(document)
    const back = read([bytes])
    const isSame = sayTheSame(document, back)
    back.destroy()
    if (!isSame) throw new Error('A snapshot does not read back as it was written.')
    return bytes
  } finally {
    document.destroy()
  }
}

function read(updates: readonly Uint8Array[]): Y.Doc {
  const document = documentOf(updates)
  const { pendingStructs, pendingDs } = document.store
  if (pendingStructs !== null || pendingDs !== null) throw new Error('A log has a gap.')
  return document
}

/**
 * Whether two documents hold the same: whose clocks reach how far, what is deleted, and the text. Their bytes may differ
 * all the same, and with every reading again, since Yjs joins neighbouring pieces of one text by the order of their coming.
 */
export function sayTheSame(one: Y.Doc, other: Y.Doc): boolean {
  const textOf = (document: Y.Doc): string => document.getXmlFragment(FRAGMENT).toString()
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other)) && textOf(one) === textOf(other)
}
