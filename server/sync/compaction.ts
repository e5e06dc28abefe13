import * as Y from 'yjs'
import type { WordRange } from '../../shared/history/wordAuthors.ts'
import type { DocumentId, PracticeId } from '../../shared/ids.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { documentOf, piecesOf } from '../../shared/note/stored.ts'
import type { Services } from '../domain/services.ts'
import { loadDocument, replaceSnapshot } from '../storage/repos/documents.ts'
import { deleteWordAuthors, listWordAuthors } from '../storage/repos/wordAuthors.ts'
import { keepWriters } from '../storage/repos/writers.ts'

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
  const wordAuthors = await listWordAuthors(services.database.read, of.practiceId, of.documentId)
  const { bytes, dead } = snapshotOf(piecesOf(stored), wordAuthors)
  const snapshot = { seq: stored.head, bytes }
  await services.database.write(async (tx) => {
    // Who wrote in a row of the log is asked for when the next version is kept.
    await keepWriters(tx, of.practiceId, of.documentId, stored.head)
    await replaceSnapshot(tx, of.practiceId, of.documentId, snapshot)
    await deleteWordAuthors(tx, of.practiceId, of.documentId, dead)
  })
  return { seq: stored.head, bytes: bytes.length }
}

/**
 * The log as one update, and which words with an author of their own are in it no more. Throws where it does not read back
 * as it was written.
 */
function snapshotOf(
  pieces: readonly Uint8Array[],
  wordAuthors: readonly WordRange[],
): { bytes: Uint8Array; dead: WordRange[] } {
  const document = read(pieces)
  try {
    const bytes = Y.encodeStateAsUpdate(document)
    const back = read([bytes])
    const isSame = sayTheSame(document, back)
    back.destroy()
    if (!isSame) throw new Error('A snapshot does not read back as it was written.')
    return { bytes, dead: wordAuthors.filter((range) => isDead(document, range)) }
  } finally {
    document.destroy()
  }
}

/** Deleted words come back under new clocks only. */
function isDead(document: Y.Doc, { client, clock, length }: WordRange): boolean {
  const structs = document.store.clients.get(client)
  if (!structs || Y.getState(document.store, client) <= clock) return false
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= clock + length) return true
    if (!struct.deleted) return false
  }
  return true
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
