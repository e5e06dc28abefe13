import type { DocumentId, HeldId, MemberId } from '../../shared/ids.ts'
import { limits } from '../../shared/sync/limits.ts'
import type { Services } from '../domain/services.ts'
import type { Authors } from './authors.ts'
import { holdWords, newHeldId, type WordsToHold } from './holdWords.ts'
import type { Intake } from './intake.ts'
import type { Peer } from './peer.ts'

/** Updates that wait to be held under one id. They are written together: each by itself would read all before it again. */
interface Waiting {
  words: WordsToHold
  peers: Set<Peer>
  bytes: number
}

/** Keeps the updates of one room that are not merged, one after the other, and tells their authors. */
export class Holding {
  readonly #services: Services
  readonly #documentId: DocumentId
  readonly #authors: Authors
  readonly #onFailed: () => void
  readonly #waiting = new Map<HeldId, Waiting>()
  /** How many held updates each member began since the room was opened. */
  readonly #begun = new Map<MemberId, number>()
  #last: Promise<void> = Promise.resolve()

  constructor(services: Services, documentId: DocumentId, authors: Authors, onFailed: () => void) {
    this.#services = services
    this.#documentId = documentId
    this.#authors = authors
    this.#onFailed = onFailed
  }

  /** Fulfils when everything that was to be held until now is on disk. */
  done(): Promise<void> {
    return this.#last
  }

  /**
   * Holds an update. Its client ids are closed at once, so that what comes under them later extends the same held words.
   * A program that has words held again and again is closed: what it sent is not acknowledged, so a person loses nothing.
   */
  hold({ peer, update, reason, heldId: known }: Intake['held'][number], stored: readonly Uint8Array[]): void {
    const { memberId } = peer.actor
    const clientIds = [...new Set(update.structs.map((struct) => struct.id.client))].filter((id) => {
      const author = this.#authors.of(id)
      return author === undefined || author.memberId === memberId
    })
    const earlier = known ?? this.#heldUnder(clientIds)
    const heldId = earlier ?? newHeldId()
    if (earlier === null && !this.#mayBegin(memberId)) {
      peer.close('tooMany')
      return
    }
    const waiting = this.#waiting.get(heldId)
    if ((waiting?.bytes ?? 0) + update.bytes.length > limits.documentBytes) {
      peer.close('tooLarge')
      return
    }
    this.#authors.close(clientIds, memberId, heldId)
    if (waiting) {
      waiting.words.updates.push(update)
      waiting.words.clientIds = [...new Set([...waiting.words.clientIds, ...clientIds])]
      waiting.bytes += update.bytes.length
      waiting.peers.add(peer)
      return
    }
    const documentId = this.#documentId
    const words = { heldId, extends: earlier !== null, documentId, reason, updates: [update], clientIds, stored }
    this.#waiting.set(heldId, { words, peers: new Set([peer]), bytes: update.bytes.length })
    this.#last = this.#last.then(() => this.#write(heldId))
  }

  async #write(heldId: HeldId): Promise<void> {
    const waiting = this.#waiting.get(heldId)
    this.#waiting.delete(heldId)
    const [first] = waiting?.peers ?? []
    if (!waiting || !first) return
    const { words, peers } = waiting
    const { reason } = words
    let isKept: boolean
    try {
      isKept = await holdWords(this.#services, first.actor, words)
    } catch (error) {
      // Neither told as held nor acknowledged: the client still has the words and comes back with them.
      this.#services.log.error({ error, document: this.#documentId }, 'words could not be held')
      this.#onFailed()
      return
    }
    for (const peer of peers) {
      if (!isKept) peer.close('tooLarge')
      else peer.notify({ reason, heldId }, reason === 'locked' ? 'locked' : 'accessWithdrawn')
    }
  }

  #mayBegin(memberId: MemberId): boolean {
    const begun = this.#begun.get(memberId) ?? 0
    if (begun >= limits.heldPerMemberAndDocument) return false
    this.#begun.set(memberId, begun + 1)
    return true
  }

  #heldUnder(clientIds: readonly number[]): HeldId | null {
    for (const id of clientIds) {
      const heldId = this.#authors.of(id)?.heldId
      if (heldId) return heldId
    }
    return null
  }
}
