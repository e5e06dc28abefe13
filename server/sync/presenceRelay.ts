import type { MemberId } from '../../shared/ids.ts'
import type { AwarenessEntry } from '../../shared/sync/frames.ts'
import { intervals } from '../../shared/sync/limits.ts'
import { isClientId } from './admission.ts'
import type { Authors } from './authors.ts'
import type { Peer } from './peer.ts'
import { Presence } from './presence.ts'

/** Tells the peers of a room who is here and where, a few times a second at most. */
export class PresenceRelay {
  readonly #peers: ReadonlySet<Peer>
  readonly #authors: Authors
  readonly #presence = new Presence()
  /** Who asked to be told about everybody. */
  readonly #asking = new Set<Peer>()
  readonly #readers = new Map<number, MemberId>()
  #timer: NodeJS.Timeout | null = null

  constructor(peers: ReadonlySet<Peer>, authors: Authors) {
    this.#peers = peers
    this.#authors = authors
  }

  receive(peer: Peer, entries: readonly AwarenessEntry[]): void {
    if (this.#presence.receive(peer, entries, (clientId) => this.#mayUse(peer, clientId))) this.#sendSoon()
  }

  /** Tells one peer about everybody, with the next round: it takes one byte to ask. */
  sendEverybodySoon(peer: Peer): void {
    this.#asking.add(peer)
    this.#sendSoon()
  }

  /**
   * A client id belongs to the member who uses it first, if only for being here. A reader's counts for presence alone:
   * it must not keep a writer, whose offline words may come back under that id, from the text.
   */
  #mayUse(peer: Peer, clientId: number): boolean {
    if (!isClientId(clientId)) return false
    const { memberId } = peer.actor
    const owner = this.#authors.of(clientId)?.memberId ?? this.#readers.get(clientId)
    if (this.#authors.of(clientId) || (owner !== undefined && peer.right !== 'write')) return owner === memberId
    if (peer.newClientIdsLeft <= 0) return false
    peer.newClientIdsLeft--
    if (peer.right === 'write') this.#authors.reserve(clientId, memberId)
    else this.#readers.set(clientId, memberId)
    return true
  }

  leave(peer: Peer): void {
    this.#asking.delete(peer)
    const clientId = this.#presence.idOf(peer)
    if (clientId !== undefined) this.#readers.delete(clientId)
    if (this.#presence.leave(peer)) this.#sendSoon()
  }

  /** Tells one peer about everybody. */
  sendEverybody(peer: Peer): void {
    const everybody = this.#presence.everybody()
    if (everybody && peer.right !== 'revoked') peer.sendPresence(everybody)
  }

  #sendSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      for (const peer of this.#asking) this.sendEverybody(peer)
      this.#asking.clear()
      const changes = this.#presence.takeChanges()
      if (!changes) return
      for (const peer of this.#peers)
        if (peer !== changes.soleSender && peer.right !== 'revoked') peer.sendPresence(changes.frame)
    }, intervals.presence)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
  }
}
