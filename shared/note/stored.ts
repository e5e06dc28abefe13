import * as Y from 'yjs'

/** What storage holds of a document's text: a snapshot, and the updates since then in their order. */
export interface StoredPieces {
  readonly snapshot: Uint8Array | null
  readonly log: readonly Uint8Array[]
}

/** The stored updates in their order, the snapshot first. */
export const piecesOf = ({ snapshot, log }: StoredPieces): readonly Uint8Array[] =>
  snapshot ? [snapshot, ...log] : log

/**
 * A document with these updates (version 1) applied in one transaction, which is much faster than merging their bytes. The
 * caller destroys it. Throws where the bytes are no updates.
 */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const document = new Y.Doc()
  try {
    document.transact((transaction) => {
      for (const update of updates) Y.applyUpdate(document, update)
      writesNothingItself(transaction)
    })
    return document
  } catch (error) {
    document.destroy()
    throw error
  }
}

/**
 * Called at the end of a transaction in which updates were applied. After those of others Yjs tidies formatting in a
 * further transaction of its own; the server is nobody's author, and what it holds is what is on disk.
 */
export function writesNothingItself(transaction: Y.Transaction): void {
  transaction.local = true
}
