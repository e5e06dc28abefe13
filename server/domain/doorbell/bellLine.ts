import { doorbellLimits, type Ring } from '../../../shared/api/events.ts'
import type { Session } from '../auth/sessionLife.ts'
import type { Actor } from '../services.ts'

/** One open line from the doorbell to a page. */
export class BellLine {
  readonly actor: Actor
  readonly session: Session
  /** Fulfils when nothing more will come. */
  readonly ended: Promise<void>
  readonly #heartbeat: number
  readonly #onEnd: (line: BellLine) => void
  /** By what they say: of several that say the same before anybody reads, one is enough. */
  readonly #waiting = new Map<string, Ring>()
  #wake: () => void = () => undefined
  #tellEnded: () => void = () => undefined
  #isOver = false

  constructor(actor: Actor, session: Session, heartbeat: number, onEnd: (line: BellLine) => void) {
    this.actor = actor
    this.session = session
    this.#heartbeat = heartbeat
    this.#onEnd = onEnd
    this.ended = new Promise((resolve) => {
      this.#tellEnded = resolve
    })
  }

  get isOver(): boolean {
    return this.#isOver
  }

  ring(ring: Ring): void {
    if (this.#isOver) return
    this.#waiting.set(JSON.stringify(ring), ring)
    // Whoever does not read comes back and asks for everything, which is less than what waits here.
    if (this.#waiting.size > doorbellLimits.waiting) this.end()
    else this.#wake()
  }

  /** What rang since the last time, as soon as something did; nothing after a pause, to be said as well; null at the end. */
  async next(): Promise<Ring[] | null> {
    if (!this.#isOver && this.#waiting.size === 0) {
      await new Promise<void>((resolve) => {
        const pause = setTimeout(resolve, this.#heartbeat)
        this.#wake = () => {
          clearTimeout(pause)
          resolve()
        }
      })
    }
    if (this.#isOver) return null
    const rings = [...this.#waiting.values()]
    this.#waiting.clear()
    return rings
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#waiting.clear()
    this.#onEnd(this)
    this.#wake()
    this.#tellEnded()
  }
}
