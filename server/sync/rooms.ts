import type { DocumentId } from '../../shared/ids.ts'
import { compact } from './compaction.ts'
import { Room, type RoomOf, type RoomPort } from './room.ts'

/** The documents that somebody has open, each loaded once: whoever comes while a room loads waits for the same one. */
export class Rooms {
  readonly #port: Omit<RoomPort, 'onFailed'>
  readonly #unloadAfter: number
  readonly #rooms = new Map<DocumentId, Room>()
  readonly #opening = new Map<DocumentId, Promise<Room | undefined>>()
  readonly #unloading = new Map<DocumentId, NodeJS.Timeout>()
  /** Compactions take turns: they are work, and nobody waits for them. */
  #compacting: Promise<void> = Promise.resolve()

  /** An empty room is kept for `unloadAfter` milliseconds. */
  constructor(port: Omit<RoomPort, 'onFailed'>, unloadAfter: number) {
    this.#port = port
    this.#unloadAfter = unloadAfter
  }

  all(): Room[] {
    return [...this.#rooms.values()]
  }

  get(id: DocumentId): Room | undefined {
    return this.#rooms.get(id)
  }

  /** The room of a document, loaded if need be; undefined where there is no such document. */
  async open(of: RoomOf): Promise<Room | undefined> {
    const { documentId } = of
    const known = this.#rooms.get(documentId)
    if (known) return known
    const opening = this.#opening.get(documentId) ?? this.#load(of)
    this.#opening.set(documentId, opening)
    return opening
  }

  async #load(of: RoomOf): Promise<Room | undefined> {
    try {
      const room = await Room.open({ ...this.#port, onFailed: (failed) => this.#forget(failed) }, of)
      if (room) {
        this.#rooms.set(of.documentId, room)
        // Whoever it was loaded for may never come in.
        this.left(room)
      }
      return room
    } finally {
      this.#opening.delete(of.documentId)
    }
  }

  #forget(room: Room): void {
    if (this.#rooms.get(room.documentId) === room) this.#rooms.delete(room.documentId)
    this.#stopUnloading(room)
    room.destroy()
  }

  #stopUnloading(room: Room): void {
    clearTimeout(this.#unloading.get(room.documentId))
    this.#unloading.delete(room.documentId)
  }

  /** Somebody came: the room stays. */
  entered(room: Room): void {
    this.#stopUnloading(room)
  }

  /** Somebody left: an empty room is compacted and forgotten after a while, a long log sooner. */
  left(room: Room): void {
    if (room.peers.size > 0 || this.#rooms.get(room.documentId) !== room) return
    this.#stopUnloading(room)
    const timer = setTimeout(() => void this.#unload(room), this.#unloadAfter)
    timer.unref()
    this.#unloading.set(room.documentId, timer)
  }

  async #unload(room: Room): Promise<void> {
    this.#unloading.delete(room.documentId)
    if (!room.isIdle) return this.left(room)
    if (room.hasLog) await this.compact(room)
    if (room.isIdle && this.#rooms.get(room.documentId) === room) this.#forget(room)
  }

  /** Compacts what has grown long while people work in it. */
  compactLong(): void {
    for (const room of this.all()) if (room.wantsCompaction) void this.compact(room)
  }

  compact(room: Room): Promise<void> {
    this.#compacting = this.#compacting.then(async () => {
      try {
        const { seq, bytes } = await compact(this.#port.services, room)
        room.compacted(seq, bytes)
      } catch (error) {
        // The log stays as it is and is read as it is: only loading it takes longer.
        this.#port.services.log.error({ error, document: room.documentId }, 'a document could not be compacted')
      }
    })
    return this.#compacting
  }

  /** Compacts and forgets all rooms, when the server ends. */
  async close(): Promise<void> {
    for (const room of this.all()) {
      await room.held()
      if (room.hasLog) await this.compact(room)
      this.#forget(room)
    }
    await this.#compacting
  }
}
