import type { DocumentId } from '../../shared/ids.ts'
import type { Services } from '../domain/services.ts'
import type { Authors } from './authors.ts'
import { holdWords, newHeldId } from './holdWords.ts'
import type { Intake } from './intake.ts'

/** Keeps the updates of one room that are not merged, one after the other, and tells their authors. */
export class Holding {
  readonly #services: Services
  readonly #documentId: DocumentId
  readonly #authors: Authors
  readonly #onFailed: () => void
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
   */
  hold({ peer, update, reason, heldId: known }: Intake['held'][number], stored: readonly Uint8Array[]): void {
    const { memberId } = peer.actor
    const clientIds = [...new Set(update.structs.map((struct) => struct.id.client))].filter((id) => {
      const author = this.#authors.of(id)
      return author === undefined || author.memberId === memberId
    })
    const earlier = known ?? this.#heldUnder(clientIds)
    const heldId = earlier ?? newHeldId()
    this.#authors.close(clientIds, memberId, heldId)
    const documentId = this.#documentId
    const words = { heldId, extends: earlier !== null, documentId, reason, update, clientIds, stored }
    this.#last = this.#last.then(async () => {
      try {
        await holdWords(this.#services, peer.actor, words)
      } catch (error) {
        // Neither told as held nor acknowledged: the client still has the words and comes back with them.
        this.#services.log.error({ error, document: documentId }, 'words could not be held')
        this.#onFailed()
        return
      }
      peer.notify({ reason, heldId }, reason === 'locked' ? 'locked' : 'accessWithdrawn')
    })
  }

  #heldUnder(clientIds: readonly number[]) {
    for (const id of clientIds) {
      const heldId = this.#authors.of(id)?.heldId
      if (heldId) return heldId
    }
    return null
  }
}
