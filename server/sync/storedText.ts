import * as Y from 'yjs'
import { documentOf, piecesOf } from '../../shared/note/stored.ts'
import { encodeStep2, encodeUpdate } from '../../shared/sync/frames.ts'
import type { StoredDocument } from '../storage/repos/documents.ts'

/** Merging many small updates costs more than quadratic time; above this a document is made instead. */
const mergedAtMost = 100

type Form = { kind: 'bytes'; snapshot: Uint8Array | null; log: Uint8Array[] } | { kind: 'document'; document: Y.Doc }

/**
 * The committed text of one document in memory. It is kept as the stored bytes, from which readers are served, until
 * somebody writes: only then is a Yjs document made of it.
 */
export class StoredText {
  #form: Form
  #bytes: number
  #stateVector: Uint8Array | null = null
  #wholeFrames: Uint8Array[] | null = null

  constructor(stored: Pick<StoredDocument, 'snapshot' | 'log'>) {
    this.#form = { kind: 'bytes', snapshot: stored.snapshot, log: [...stored.log] }
    this.#bytes = (stored.snapshot?.length ?? 0) + stored.log.reduce((sum, row) => sum + row.length, 0)
  }

  /** About what the document takes in storage; exact after loading, an upper bound while the log grows. */
  get bytes(): number {
    return this.#bytes
  }

  /** The stored bytes have been replaced by fewer that say the same. */
  shrunkTo(bytes: number): void {
    this.#bytes = bytes
  }

  /** The document, made when first asked for. Whoever changes it does so with what is about to be committed. */
  document(): Y.Doc {
    if (this.#form.kind === 'document') return this.#form.document
    const document = documentOf(piecesOf(this.#form))
    this.#form = { kind: 'document', document }
    return document
  }

  /** The same, where somebody has asked for it before. */
  documentIfMade(): Y.Doc | undefined {
    return this.#form.kind === 'document' ? this.#form.document : undefined
  }

  /** Notes what has been committed. The document, where there is one, holds it already. */
  committed(bytes: Uint8Array): void {
    this.#bytes += bytes.length
    this.#stateVector = null
    this.#wholeFrames = null
    if (this.#form.kind === 'bytes') this.#form.log.push(bytes)
  }

  stateVector(): Uint8Array {
    this.#stateVector ??=
      this.#form.kind === 'document' ? Y.encodeStateVector(this.#form.document) : this.#readStateVector()
    return this.#stateVector
  }

  #readStateVector(): Uint8Array {
    const ends = new Map<number, number>()
    for (const update of this.#pieces()) {
      for (const [client, end] of Y.parseUpdateMeta(update).to) ends.set(client, Math.max(end, ends.get(client) ?? 0))
    }
    return Y.encodeStateVector(ends)
  }

  /**
   * The frames that bring a client with the given state vector up to date; the last one is the sync step 2. For a client
   * that has nothing they are made once and sent to all who come.
   */
  syncFrames(stateVector: Uint8Array): Uint8Array[] {
    if (!hasNothing(stateVector)) return this.#diffFrames(stateVector)
    this.#wholeFrames ??= this.#diffFrames(undefined)
    return this.#wholeFrames
  }

  #diffFrames(stateVector: Uint8Array | undefined): Uint8Array[] {
    if (this.#form.kind === 'bytes' && this.#form.log.length > mergedAtMost) this.document()
    if (this.#form.kind === 'document') return [encodeStep2(Y.encodeStateAsUpdate(this.#form.document, stateVector))]
    const pieces = this.#pieces().map((piece) => (stateVector ? Y.diffUpdate(piece, stateVector) : piece))
    const [first, ...rest] = pieces
    if (first === undefined) return [encodeStep2(Y.encodeStateAsUpdate(new Y.Doc()))]
    if (rest.length === 0) return [encodeStep2(first)]
    // The long part first as an update, so that 'synced' comes when everything is there.
    return [encodeUpdate(first), encodeStep2(Y.mergeUpdates(rest))]
  }

  /** The committed bytes as they are, for what is compared with them on a document of its own. */
  asUpdates(): readonly Uint8Array[] {
    return this.#form.kind === 'document' ? [Y.encodeStateAsUpdate(this.#form.document)] : this.#pieces()
  }

  #pieces(): readonly Uint8Array[] {
    if (this.#form.kind !== 'bytes') return []
    return piecesOf(this.#form)
  }

  destroy(): void {
    if (this.#form.kind === 'document') this.#form.document.destroy()
  }
}

const hasNothing = (stateVector: Uint8Array): boolean => stateVector.length === 1 && stateVector[0] === 0
