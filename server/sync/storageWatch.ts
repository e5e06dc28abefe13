import type { Log } from '../log.ts'
import type { Database } from '../storage/database.ts'
import { probeWriting } from '../storage/repos/probe.ts'

/** A commit that takes longer than this, in milliseconds, waits for a storage that does not answer. */
const stalledAfter = 10_000
/** How often storage that refused a commit is tried again, in milliseconds. */
const probeEvery = 1_000

/**
 * Whether storage takes what is written. After a commit that failed (the disk is full, say) it is tried again until it
 * does, also while nobody types, so that a server recovers by itself and says so.
 */
export class StorageWatch {
  readonly #database: Database
  readonly #log: Log
  #refused = false
  #writingSince: number | null = null
  #probe: NodeJS.Timeout | null = null
  #stopped = false

  constructor(services: { database: Database; log: Log }) {
    this.#database = services.database
    this.#log = services.log
  }

  /** False from a commit that failed, or one that takes too long, until one succeeds. */
  get takesWrites(): boolean {
    return !this.#refused && (this.#writingSince === null || performance.now() - this.#writingSince < stalledAfter)
  }

  began(): void {
    this.#writingSince = performance.now()
  }

  succeeded(): void {
    this.#writingSince = null
    if (!this.#refused) return
    this.#refused = false
    this.#log.warn('storage takes writes again')
  }

  failed(): void {
    this.#writingSince = null
    this.#refused = true
    this.#probeSoon()
  }

  stop(): void {
    this.#stopped = true
    if (this.#probe) clearTimeout(this.#probe)
  }

  #probeSoon(): void {
    if (this.#stopped || this.#probe !== null) return
    this.#probe = setTimeout(() => void this.#tryAgain(), probeEvery)
    this.#probe.unref()
  }

  async #tryAgain(): Promise<void> {
    if (this.#refused && !this.#stopped) {
      try {
        await this.#database.write(probeWriting)
        this.succeeded()
      } catch (error) {
        this.#log.debug({ error }, 'storage still refuses writes')
      }
    }
    this.#probe = null
    if (this.#refused) this.#probeSoon()
  }
}
