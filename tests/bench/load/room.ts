import type { Contestant } from './dialects.ts'
import { openingOf } from './keystrokes.ts'
import { Seat, type SeatListener } from './seat.ts'
import { settled } from './settled.ts'

/** A document and who sits at it. */
export interface RoomPlan {
  documentId: string
  /** A session for each seat. */
  cookies: readonly string[]
  /** Seats that look into everything; the others only count. */
  watchers: readonly number[]
  /** Whether the watchers keep what arrives, to be checked afterwards. */
  keeps: boolean
}

export interface Server {
  contestant: Contestant
  port: number
}

/** Openings depend on nothing but the writer, since all notes begin alike. */
const openings = new Map<number, Uint8Array>()

/** One document with its writers, each in a paragraph of its own. */
export class Room {
  readonly plan: RoomPlan
  readonly seats: readonly Seat[]
  readonly #bySeat = new Map<number, Seat>()

  constructor(plan: RoomPlan, seats: readonly Seat[]) {
    this.plan = plan
    this.seats = seats
    for (const seat of seats) this.#bySeat.set(seat.clientId, seat)
  }

  writer(clientId: number): Seat | undefined {
    return this.#bySeat.get(clientId)
  }

  get watchers(): readonly Seat[] {
    return this.seats.filter((seat) => seat.wishes.watches)
  }

  /** Lets every writer begin a paragraph, and fulfils when every watcher has seen all of them. */
  async begin(base: Uint8Array): Promise<void> {
    for (const seat of this.seats) {
      const opening = openings.get(seat.clientId) ?? openingOf(base, seat.clientId)
      openings.set(seat.clientId, opening)
      seat.sendUpdate(opening)
    }
    const others = (watcher: Seat) => this.seats.filter((seat) => seat !== watcher)
    await settled(
      'every watcher has seen every writer begin',
      () => this.watchers.every((watcher) => others(watcher).every((seat) => watcher.seen.has(seat.clientId))),
      () => this.seats.find((seat) => !seat.isOpen) && 'a socket was closed',
    )
  }

  end(): void {
    for (const seat of this.seats) seat.end()
  }
}

/** Opens a document's seats. Where the server knows nothing of the note yet, the first one brings it. */
export async function openRoom(
  server: Server,
  plan: RoomPlan,
  base: Uint8Array,
  listener: SeatListener,
): Promise<Room> {
  const seats: Seat[] = []
  const open = async (number: number, cookie: string): Promise<void> => {
    const speaker = { ...server, documentId: plan.documentId, cookie }
    const watches = plan.watchers.includes(number)
    seats[number] = await Seat.open(number, speaker, { watches, keeps: watches && plan.keeps }, listener)
    await settled('a seat is in step', () => seats[number]?.synced === true)
  }
  const [first, ...others] = plan.cookies
  if (first !== undefined) await open(0, first)
  if (server.contestant === 'hocuspocus') seats[0]?.sendUpdate(base)
  await Promise.all(others.map((cookie, index) => open(index + 1, cookie)))
  return new Room(plan, seats)
}
