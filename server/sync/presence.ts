import { z } from 'zod'
import type { MemberId } from '../../shared/ids.ts'
import { type AwarenessEntry, encodeAwareness } from '../../shared/sync/frames.ts'
import { limits } from '../../shared/sync/limits.ts'

/** What the server says about a member in place of whatever the client says: `role` is the part on the care team. */
export interface Stamp {
  id: MemberId
  name: string
  role: string
  color: string
}

/** A socket, as far as presence goes. */
export interface PresentSocket {
  readonly stamp: Stamp
}

interface State {
  socket: PresentSocket
  clock: number
  json: string
}

const State = z.record(z.string(), z.unknown()).nullable()
const encoder = new TextEncoder()

/**
 * Who is in a room and where: one state a socket, stamped with the member's name, forgotten with the socket. The stock
 * client echoes its colleagues' states, which are ignored; on a reconnect the newest socket owns the client id.
 */
export class Presence {
  readonly #states = new Map<number, State>()
  readonly #idOf = new Map<PresentSocket, number>()
  readonly #changed = new Set<number>()
  readonly #gone = new Map<number, number>()

  /** The client id under which a socket is present. */
  idOf(socket: PresentSocket): number | undefined {
    return this.#idOf.get(socket)
  }

  /**
   * Takes a message of a socket. `mayUse` says whether a client id that the socket has not used before is its member's.
   * Whatever is too large, too far ahead or about somebody else is left out. True where something changed.
   */
  receive(socket: PresentSocket, entries: readonly AwarenessEntry[], mayUse: (clientId: number) => boolean): boolean {
    const own = this.#idOf.get(socket)
    const entry =
      own === undefined ? entries.find(({ clientId }) => mayUse(clientId)) : entries.find((one) => one.clientId === own)
    if (!entry || entry.clock >= limits.clock) return false
    const before = this.#states.get(entry.clientId)
    if (before && (entry.clock < before.clock || entry.clock - before.clock > limits.awarenessClockRise)) return false
    const json = stamped(entry.json, socket.stamp)
    if (json === undefined) return false
    if (before && before.socket !== socket) this.#idOf.delete(before.socket)
    this.#idOf.set(socket, entry.clientId)
    this.#states.set(entry.clientId, { socket, clock: entry.clock, json })
    this.#gone.delete(entry.clientId)
    this.#changed.add(entry.clientId)
    return true
  }

  /** Forgets a socket. True where others have to be told. */
  leave(socket: PresentSocket): boolean {
    const clientId = this.#idOf.get(socket)
    if (clientId === undefined) return false
    this.#idOf.delete(socket)
    const state = this.#states.get(clientId)
    if (!state || state.socket !== socket) return false
    this.#states.delete(clientId)
    this.#changed.delete(clientId)
    this.#gone.set(clientId, state.clock + 1)
    return true
  }

  /** Everybody who is here, for somebody who comes in. Undefined where nobody is. */
  everybody(): Uint8Array | undefined {
    const entries = [...this.#states].filter(([, { json }]) => json !== 'null').map(([id, state]) => entryOf(id, state))
    return entries.length === 0 ? undefined : encodeAwareness(entries)
  }

  /** What changed since the last time, and the one socket that needs not be told, if only one's state changed. */
  takeChanges(): { frame: Uint8Array; soleSender: PresentSocket | undefined } | undefined {
    const entries: AwarenessEntry[] = [...this.#gone].map(([clientId, clock]) => ({ clientId, clock, json: 'null' }))
    const senders = new Set<PresentSocket>()
    for (const clientId of this.#changed) {
      const state = this.#states.get(clientId)
      if (!state) continue
      entries.push(entryOf(clientId, state))
      senders.add(state.socket)
    }
    const [sender] = senders
    const soleSender = senders.size === 1 && this.#gone.size === 0 ? sender : undefined
    this.#gone.clear()
    this.#changed.clear()
    return entries.length === 0 ? undefined : { frame: encodeAwareness(entries), soleSender }
  }
}

const entryOf = (clientId: number, { clock, json }: State): AwarenessEntry => ({ clientId, clock, json })

/** The state with the member's own name, role and colour in place of what was sent; undefined where it is no state. */
function stamped(json: string, stamp: Stamp): string | undefined {
  if (encoder.encode(json).length > limits.awarenessStateBytes) return undefined
  try {
    const parsed = State.safeParse(JSON.parse(json))
    if (!parsed.success) return undefined
    return parsed.data === null ? 'null' : JSON.stringify({ ...parsed.data, user: stamp })
  } catch {
    return undefined
  }
}
