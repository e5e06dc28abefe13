import type { MemberId } from '../../shared/ids.ts'
import type { DeviceKey } from './deviceKey.ts'
import { aboutLabel, aboutWords, type Label, lockOf } from './label.ts'
import { putRecord, removeRecords } from './records.ts'
import { encodeUpdates } from './updates.ts'

/** Words are written to this browser this long after they were typed, at the latest. Milliseconds. */
const pause = 200
/** What could not be written is tried again after this. Milliseconds. */
const retryAfter = 5_000

interface KeepsFor {
  readonly memberId: MemberId
  keyToWrite(): Promise<DeviceKey | null>
  forget(page: KeptPage): void
}

/** One page's own record of one note: what it wrote there and the server has not acknowledged. */
export class KeptPage {
  readonly #keeping: KeepsFor
  readonly #id: string = crypto.randomUUID()
  readonly #note: Omit<Label, 'at'>
  #updates: readonly Uint8Array[] = []
  #instead: string[] = []
  #isDirty = false
  #isStored = false
  #isClosed = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> = Promise.resolve()
  #release: () => void = () => {}
  readonly #lock: Promise<void>
  readonly #onKept: (kept: boolean | null) => void

  constructor(keeping: KeepsFor, note: Omit<Label, 'at'>, onKept: (kept: boolean | null) => void) {
    this.#onKept = onKept
    this.#keeping = keeping
    this.#note = note
    const lives = new Promise<void>((resolve) => {
      this.#release = resolve
    })
    this.#lock = navigator.locks.request(lockOf(this.#id), () => lives)
    addEventListener('pagehide', this.#now)
    document.addEventListener('visibilitychange', this.#now)
  }

  readonly #now = () => void this.flush()

  get isHolding(): boolean {
    return this.#updates.length > 0
  }

  /** From now on these, and no others, are what this page has to keep. */
  keep(updates: readonly Uint8Array[]): void {
    if (this.#isClosed) return
    this.#updates = [...updates]
    this.#isDirty = true
    this.#timer ??= setTimeout(() => void this.flush(), pause)
  }

  /** This page has taken over what these records hold: they go when its own record has it. */
  takeOver(ids: readonly string[]): void {
    this.#instead.push(...ids)
  }

  /** Writes at once what is to be kept. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  async #write(): Promise<void> {
    if (!this.#isDirty) return
    this.#isDirty = false
    const [updates, instead] = [this.#updates, this.#instead]
    try {
      if (updates.length === 0) {
        if (this.#isStored || instead.length > 0) await removeRecords([this.#id, ...instead])
        this.#isStored = false
        this.#onKept(null)
      } else {
        const key = await this.#keeping.keyToWrite()
        if (!key) throw new Error('There is no key to keep words under.')
        const label: Label = { ...this.#note, at: Date.now() }
        const { memberId } = this.#keeping
        const record = {
          id: this.#id,
          keyId: key.id,
          note: await key.tagOf(label.noteId),
          label: await key.seal(new TextEncoder().encode(JSON.stringify(label)), aboutLabel(memberId, this.#id)),
          words: await key.seal(encodeUpdates(updates), aboutWords(memberId, label)),
        }
        await putRecord(record, instead)
        this.#isStored = true
        this.#onKept(true)
      }
      this.#instead = this.#instead.filter((id) => !instead.includes(id))
    } catch {
      // No storage, none left, or no key: the mark beside the text says that nothing is kept, and the next words try again.
      if (this.#isClosed) return
      this.#isDirty = true
      this.#timer ??= setTimeout(() => void this.flush(), retryAfter)
      this.#onKept(false)
    }
  }

  /** Forgets this page's words: its member signs out and gave them up. */
  abandon(): void {
    this.#isClosed = true
    this.#isDirty = false
    clearTimeout(this.#timer)
  }

  /** The page is left. What is not acknowledged stays kept, for the next page that opens the note. */
  close(): void {
    removeEventListener('pagehide', this.#now)
    document.removeEventListener('visibilitychange', this.#now)
    void this.flush().then(async () => {
      this.abandon()
      this.#release()
      // Whoever is told now must find the record without its lock.
      await this.#lock
      this.#keeping.forget(this)
    })
  }
}
