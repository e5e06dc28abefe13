import { setImmediate } from 'node:timers/promises'
import type { DocumentId, PracticeId } from '../../../shared/ids.ts'
import { findNotesOfDocuments } from '../../storage/repos/notes.ts'
import { listPracticeIds } from '../../storage/repos/practices.ts'
import { listUnversioned } from '../../storage/repos/versions.ts'
import type { Services } from '../services.ts'
import { keepVersion } from './keepVersion.ts'
import { readText } from './versionText.ts'

/** A version is kept after this pause in writing, and while somebody writes on and on at least so often. Milliseconds. */
const pauseOf = 60_000
const atLeastEvery = 10 * 60_000
/** How often it is looked whose pause has come. */
const lookEvery = 10_000
const notesAtOnce = 100

/**
 * Keeps versions of notes at pauses in writing, behind the commits and apart from them, as the index does. What was missed
 * while the server was down is kept when it starts.
 */
export class VersionKeeper {
  readonly #services: Services
  readonly #writing = new Map<DocumentId, { practiceId: PracticeId; since: number; last: number }>()
  readonly #unsubscribe: () => void
  readonly #timer: NodeJS.Timeout
  #running: Promise<void> = Promise.resolve()
  #ended = false

  constructor(services: Services) {
    this.#services = services
    this.#unsubscribe = services.publisher.subscribe((event) => {
      if (event.type !== 'documentWritten') return
      const now = services.clock()
      const since = this.#writing.get(event.documentId)?.since ?? now
      this.#writing.set(event.documentId, { practiceId: event.practiceId, since, last: now })
    })
    this.#timer = setInterval(() => void this.keepDue(), lookEvery)
    this.#timer.unref()
  }

  /** Keeps a version of each note whose writers have paused. Fulfils when all are on disk. */
  keepDue(): Promise<void> {
    this.#running = this.#running.then(async () => {
      const now = this.#services.clock()
      for (const [documentId, { practiceId, since, last }] of [...this.#writing]) {
        if (this.#ended) return
        if (now - last < pauseOf && now - since < atLeastEvery) continue
        this.#writing.delete(documentId)
        await this.#keep(practiceId, documentId)
      }
    })
    return this.#running
  }

  /** Keeps versions of notes that moved on while nobody was there to keep one. */
  async catchUp(): Promise<void> {
    const { database, log, clock } = this.#services
    try {
      for (const practiceId of await listPracticeIds(database.read)) {
        const tried = new Set<DocumentId>()
        while (!this.#ended) {
          const found = await listUnversioned(database.read, practiceId, clock() - pauseOf, notesAtOnce + tried.size)
          const fresh = found.filter(({ documentId }) => !tried.has(documentId))
          if (fresh.length === 0) break
          for (const { documentId } of fresh) {
            tried.add(documentId)
            if (this.#ended) return
            await this.#keep(practiceId, documentId)
          }
        }
      }
    } catch (error) {
      log.error({ error }, 'versions that were missed could not be kept')
    }
  }

  /** One note of which no version can be kept keeps no other from having one. It is tried again with its next change. */
  async #keep(practiceId: PracticeId, documentId: DocumentId): Promise<void> {
    const { database, log, clock } = this.#services
    try {
      const [note] = await findNotesOfDocuments(database.read, practiceId, [documentId])
      const text = note && (await readText(database, practiceId, documentId))
      if (!note || !text) return
      const version = { noteId: note.noteId, documentId, reason: 'pause', by: null, at: clock(), text } as const
      await database.write((tx) => keepVersion(tx, practiceId, version))
    } catch (error) {
      log.error({ error, document: documentId }, 'a version could not be kept')
    }
    await setImmediate()
  }

  /** Ends: what is under way is finished; the rest is caught up with by the next start. */
  async stop(): Promise<void> {
    this.#ended = true
    this.#unsubscribe()
    clearInterval(this.#timer)
    await this.#running
  }
}
