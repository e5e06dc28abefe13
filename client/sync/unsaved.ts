import * as Y from 'yjs'

/** Updates that are sent again in one piece, so that hours of typing offline are not a message a letter. */
const perMessage = 100

/**
 * This page's own updates that are not known to be on disk, as they were made.
 *
 * After a broken line the provider answers the server's question with all that is dead in this document, and cannot say
 * what of it was deleted on purpose: words that a colleague's change of structure swallowed here before they reached the
 * server come up empty, and a colleague's words that this page's own change swallowed come up as deleted by name. So the
 * updates themselves are sent first. From them the server sees what died unmeant, and holds it for its author.
 */
export class Unsaved {
  #updates: Uint8Array[] = []
  /** How many have been saved and forgotten, so that a question can say up to where it reaches. */
  #forgotten = 0

  add(update: Uint8Array): void {
    this.#updates.push(update)
  }

  /** Up to where a question that is asked at this moment reaches. */
  get reach(): number {
    return this.#forgotten + this.#updates.length
  }

  /** Everything up to there is on disk. */
  saved(reach: number): void {
    const count = Math.max(0, reach - this.#forgotten)
    this.#updates = this.#updates.slice(count)
    this.#forgotten += count
  }

  /** All of them, oldest first. */
  get all(): readonly Uint8Array[] {
    return this.#updates
  }

  /** What has to be sent again when a line is up, oldest first. */
  messages(): Uint8Array[] {
    const messages: Uint8Array[] = []
    for (let start = 0; start < this.#updates.length; start += perMessage)
      messages.push(Y.mergeUpdates(this.#updates.slice(start, start + perMessage)))
    return messages
  }
}
