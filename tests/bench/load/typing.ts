import { type Spread, spreadOf } from '../figures.ts'
import type { Room } from './room.ts'
import type { Seat, SeatListener } from './seat.ts'

export interface TypingPlan {
  /** Keystrokes a second, over all writers. */
  rate: number
  seconds: number
  /** Writers ask whether everything is on disk, as the product's own client does. */
  asks: boolean
  /** Longest time to wait for the last keystrokes, in milliseconds. */
  patience: number
}

/** What came of it. Latencies run from the moment at which a keystroke was due, so that a slow start is not hidden. */
export interface Typed {
  edits: number
  /** Keystrokes that a watcher never saw. */
  missing: number
  latency: Spread | null
  /** From the question to the answer that everything is on disk. */
  saved: Spread | null
  /** How late the load itself was. */
  lateness: Spread | null
  /** Share of one core that the load took. */
  loadCpu: number
  framesPerEdit: number
  bytesPerEdit: number
  /** Sockets that the server closed. */
  closed: number
}

/** Lets the writers of some rooms type at a steady rate, whatever the server does. */
export class Typing implements SeatListener {
  #rooms: readonly Room[] = []
  readonly #roomOf = new Map<Seat, Room>()
  /** In the order of typing: the writers of one room are as far apart as can be, so that nothing is merged by chance. */
  #seats: Seat[] = []
  readonly #turn = new Map<Seat, number>()
  #startedAt: number | null = null
  #perMs = 1
  #awaited = 0
  #latencies: number[] = []
  #saved: number[] = []

  seat(rooms: readonly Room[]): void {
    this.#rooms = rooms
    const most = Math.max(...rooms.map((room) => room.seats.length))
    this.#seats = Array.from({ length: most }, (_, number) => rooms.map((room) => room.seats[number]))
      .flat()
      .filter((seat) => seat !== undefined)
    for (const [turn, seat] of this.#seats.entries()) this.#turn.set(seat, turn)
    for (const room of rooms) for (const seat of room.seats) this.#roomOf.set(seat, room)
  }

  onKeystrokes(seat: Seat, authorId: number, first: number, end: number, at: number): void {
    const author = this.#roomOf.get(seat)?.writer(authorId)
    if (!author || this.#startedAt === null) return
    for (let number = Math.max(first, author.firstPrepared); number < end; number++) {
      this.#awaited--
      this.#latencies.push(at - this.#dueAt(author, number - author.firstPrepared))
    }
  }

  onSaved(askedAt: number, at: number): void {
    if (this.#startedAt !== null) this.#saved.push(at - askedAt)
  }

  #dueAt(seat: Seat, index: number): number {
    const number = index * this.#seats.length + (this.#turn.get(seat) ?? 0)
    return (this.#startedAt ?? 0) + number / this.#perMs
  }

  /** Keystrokes that a writer should have typed when so many are due in all. */
  #shareOf(turn: number, due: number): number {
    return Math.max(0, Math.ceil((due - turn) / this.#seats.length))
  }

  async run(plan: TypingPlan): Promise<Typed> {
    const edits = Math.round(plan.rate * plan.seconds)
    for (const [turn, seat] of this.#seats.entries()) seat.prepare(this.#shareOf(turn, edits))
    this.#awaited = this.#deliveries(edits)
    this.#latencies = []
    this.#saved = []
    this.#perMs = plan.rate / 1_000
    const before = this.#received()
    const cpuBefore = process.cpuUsage()
    const startedAt = performance.now() + 5
    this.#startedAt = startedAt
    const lateness = await this.#sendAll(edits, plan, startedAt)
    await this.#untilDelivered(plan)
    const took = performance.now() - startedAt
    const cpu = process.cpuUsage(cpuBefore)
    this.#startedAt = null
    const received = this.#received()
    return {
      edits,
      missing: this.#awaited,
      latency: spreadOf(this.#latencies),
      saved: spreadOf(this.#saved),
      lateness: spreadOf(lateness),
      loadCpu: (cpu.user + cpu.system) / 1_000 / took,
      framesPerEdit: (received.frames - before.frames) / edits,
      bytesPerEdit: (received.bytes - before.bytes) / edits,
      closed: this.#seats.filter((seat) => !seat.isOpen).length,
    }
  }

  /** How often watchers have to see a keystroke: each those of all others in the room. */
  #deliveries(edits: number): number {
    let sum = 0
    for (const room of this.#rooms) {
      const watchers = room.watchers.length
      for (const seat of room.seats) {
        const own = this.#shareOf(this.#turn.get(seat) ?? 0, edits)
        sum += own * (seat.wishes.watches ? watchers - 1 : watchers)
      }
    }
    return sum
  }

  async #sendAll(edits: number, plan: TypingPlan, startedAt: number): Promise<number[]> {
    const lateness: number[] = []
    const count = this.#seats.length
    let sent = 0
    while (sent < edits && this.#seats.some((seat) => seat.isOpen)) {
      const now = performance.now()
      const due = Math.min(edits, Math.floor((now - startedAt) * this.#perMs) + 1)
      if (due > sent) {
        lateness.push(now - (startedAt + sent / this.#perMs))
        for (let next = sent; next < Math.min(due, sent + count); next++) {
          const turn = next % count
          this.#seats[turn]?.typeUpTo(this.#shareOf(turn, due), now, plan.asks)
        }
        sent = due
      }
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    return lateness
  }

  async #untilDelivered(plan: TypingPlan): Promise<void> {
    const end = performance.now() + plan.patience
    const asked = plan.asks && this.#seats.some((seat) => seat.dialect.askSaved !== null)
    const isSaved = (): boolean => !asked || this.#seats.every((seat) => seat.acknowledged === seat.typed)
    while ((this.#awaited > 0 || !isSaved()) && performance.now() < end) {
      if (!this.#seats.some((seat) => seat.isOpen)) return
      if (asked) for (const seat of this.#seats) seat.ask(performance.now())
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  #received(): { frames: number; bytes: number } {
    let [frames, bytes] = [0, 0]
    for (const seat of this.#seats) {
      frames += seat.received.frames
      bytes += seat.received.bytes
    }
    return { frames, bytes }
  }
}
