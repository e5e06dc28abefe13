import type { HeldId, MemberId } from '../../shared/ids.ts'
import type { DocumentAuthor } from '../storage/repos/documents.ts'
import type { Authorship } from './admission.ts'

/** Whose words each Yjs client id of one document writes: what is stored, and what has been reserved since. */
export class Authors {
  #stored = new Map<number, Authorship>()
  readonly #reserved = new Map<number, MemberId>()

  /** Replaces what is known of storage; reservations stay. */
  load(authors: readonly DocumentAuthor[]): void {
    this.#stored = new Map(authors.map(({ clientId, memberId, heldId }) => [clientId, { memberId, heldId }]))
  }

  of(clientId: number): Authorship | undefined {
    const stored = this.#stored.get(clientId)
    if (stored) return stored
    const memberId = this.#reserved.get(clientId)
    return memberId && { memberId, heldId: null }
  }

  /** Whether storage knows whose this client id is. */
  isStored(clientId: number): boolean {
    return this.#stored.has(clientId)
  }

  /** Reserves a client id for the member who uses it first. */
  reserve(clientId: number, memberId: MemberId): void {
    if (!this.of(clientId)) this.#reserved.set(clientId, memberId)
  }

  /** Notes that storage knows these now. */
  committed(authors: readonly DocumentAuthor[]): void {
    for (const { clientId, memberId, heldId } of authors) {
      this.#stored.set(clientId, { memberId, heldId })
      this.#reserved.delete(clientId)
    }
  }

  /** Closes client ids: what comes under them from now on is held with the rest. */
  close(clientIds: readonly number[], memberId: MemberId, heldId: HeldId): void {
    for (const clientId of clientIds) this.#stored.set(clientId, { memberId, heldId })
  }
}
