import * as Y from 'yjs'
import { type Dialect, dialectOf, type Speaker } from './dialects.ts'
import { clientIdOf, keystroke, keystrokesUpTo } from './keystrokes.ts'
import { maskedFrame, openWire, type Wire } from './wire.ts'

/** A question whether everything is on disk, and what it was about. */
interface Question {
  number: number
  /** Keystrokes that had been sent before. */
  covers: number
  askedAt: number
}

/** What a seat tells about what it hears. Times are milliseconds of `performance.now()`. */
export interface SeatListener {
  /** Another writer's keystrokes have arrived, those from `first` up to before `end`. */
  onKeystrokes(seat: Seat, author: number, first: number, end: number, at: number): void
  onSaved(askedAt: number, at: number): void
}

export interface SeatWishes {
  /** Looks into everything that arrives; other seats only count it. */
  watches: boolean
  /** Keeps what arrives, so that the document can be put together afterwards. */
  keeps: boolean
}

/** The client asks at most this often whether everything is on disk, in milliseconds. */
const askEvery = 300

/** One writer at one document, with all that it will send prepared as bytes. */
export class Seat {
  readonly number: number
  readonly clientId: number
  readonly dialect: Dialect
  readonly wishes: SeatWishes
  readonly #wire: Wire
  readonly #listener: SeatListener
  #frames: Buffer = Buffer.alloc(0)
  #ends: number[] = []
  /** Keystrokes sent in all, and how many of them before those that are prepared now. */
  typed = 0
  firstPrepared = 0
  synced = false
  /** By client id: how far a watching seat has seen its words. */
  readonly seen = new Map<number, number>()
  readonly kept: Uint8Array[] = []
  /** Own keystrokes that the server has said to be on disk. */
  acknowledged = 0
  #questions: Question[] = []
  #lastNumber = 0
  #lastAskedAt = Number.NEGATIVE_INFINITY

  private constructor(number: number, dialect: Dialect, wire: Wire, wishes: SeatWishes, listener: SeatListener) {
    this.number = number
    this.clientId = clientIdOf(number)
    this.dialect = dialect
    this.wishes = wishes
    this.#wire = wire
    this.#listener = listener
    this.synced = !dialect.keepsDocuments
    wire.listen(
      (payload) => this.#hear(payload),
      () => undefined,
    )
    for (const greeting of dialect.greeting) this.send(greeting)
  }

  static async open(number: number, speaker: Speaker, wishes: SeatWishes, listener: SeatListener): Promise<Seat> {
    const dialect = dialectOf(speaker)
    return new Seat(number, dialect, await openWire({ port: speaker.port, ...dialect }), wishes, listener)
  }

  get isOpen(): boolean {
    return this.#wire.isOpen
  }

  get closedWith(): number | null {
    return this.#wire.closedWith
  }

  /** Messages and bytes received so far. */
  get received(): { frames: number; bytes: number } {
    return { frames: this.#wire.frames, bytes: this.#wire.bytes }
  }

  send(payload: Uint8Array): void {
    this.#wire.write(maskedFrame(payload))
  }

  sendUpdate(update: Uint8Array): void {
    this.send(this.dialect.wrap(update))
  }

  /** Makes the next keystrokes ready to be written. */
  prepare(count: number): void {
    this.firstPrepared = this.typed
    const frames: Buffer[] = []
    this.#ends = []
    let end = 0
    for (let number = this.typed; number < this.typed + count; number++) {
      const frame = maskedFrame(this.dialect.wrap(keystroke(this.clientId, number)))
      end += frame.length
      frames.push(frame)
      this.#ends.push(end)
    }
    this.#frames = Buffer.concat(frames)
  }

  /** Sends prepared keystrokes up to before this one of them, and asks about them where the server can be asked. */
  typeUpTo(end: number, at: number, asks: boolean): void {
    const from = this.typed - this.firstPrepared
    if (end <= from) return
    this.#wire.write(this.#frames.subarray(this.#ends[from - 1] ?? 0, this.#ends[end - 1] ?? 0))
    this.typed = this.firstPrepared + end
    if (asks) this.ask(at)
  }

  /** Asks whether everything is on disk, unless it has just asked or knows. */
  ask(at: number): void {
    const { askSaved } = this.dialect
    const covered = this.#questions.at(-1)?.covers ?? this.acknowledged
    if (askSaved === null || covered === this.typed || at - this.#lastAskedAt < askEvery) return
    this.#lastAskedAt = at
    this.#lastNumber++
    this.#questions.push({ number: this.#lastNumber, covers: this.typed, askedAt: at })
    this.send(askSaved(this.#lastNumber))
  }

  /** Keystrokes of a writer that have arrived here. */
  seenOf(clientId: number): number {
    return keystrokesUpTo(this.seen.get(clientId) ?? 0)
  }

  end(): void {
    this.#wire.end()
  }

  #hear(payload: Uint8Array): void {
    if (this.synced && !this.wishes.watches && (this.#questions.length === 0 || payload[0] !== 4)) return
    const heard = this.dialect.hear(payload)
    switch (heard.kind) {
      case 'step1':
        this.send(this.dialect.ownState)
        return
      case 'saved':
        this.#saved(heard.number)
        return
      case 'step2':
        this.synced = true
        this.#take(heard.update)
        return
      case 'update':
        this.#take(heard.update)
        return
      case 'other':
        return
    }
  }

  #take(update: Uint8Array): void {
    if (this.wishes.keeps) this.kept.push(update.slice())
    if (!this.wishes.watches) return
    const at = performance.now()
    for (const [clientId, end] of Y.parseUpdateMeta(update).to) {
      const before = this.seen.get(clientId) ?? 0
      if (end <= before || clientId === this.clientId) continue
      this.seen.set(clientId, end)
      this.#listener.onKeystrokes(this, clientId, keystrokesUpTo(before), keystrokesUpTo(end), at)
    }
  }

  #saved(number: number): void {
    const at = performance.now()
    while (this.#questions[0] !== undefined && this.#questions[0].number <= number) {
      const question = this.#questions.shift()
      if (!question) return
      this.acknowledged = Math.max(this.acknowledged, question.covers)
      this.#listener.onSaved(question.askedAt, at)
    }
  }
}
