import { setTimeout as pause } from 'node:timers/promises'
import { factsVersion } from '../../../shared/api/facts.ts'
import type { DocumentId, PracticeId } from '../../../shared/ids.ts'
import { listStale } from '../../storage/repos/facts.ts'
import { findNotesOfDocuments } from '../../storage/repos/notes.ts'
import { listPracticeIds } from '../../storage/repos/practices.ts'
import { takesNothing } from '../../storage/takesNothing.ts'
import type { Services } from '../services.ts'
import { keepIndex, type OpenText, readNotes } from './indexNotes.ts'
import type { IndexableNote } from './noteIndex.ts'

/** When a document that is being written in is read: after a pause in writing, and at the latest so long after it began. Milliseconds. */
const afterPause = 1_000
const atTheLatest = 5_000
/** Reading takes at most one part in so many of the time: the rest is for those who write. */
const shareOfTime = 10
/** After a failure, which is most often a disk that takes nothing. */
const afterFailure = 5_000
const mostTries = 5
const staleAtOnce = 100

/**
 * Keeps the index in step with the documents, behind the commits and apart from them: a commit says which document moved,
 * and that document's note is read after a pause in writing. What was missed while the server was down, or was read by
 * another version, is read when it starts. Whoever needs the index of a case at once has it read at once (`withFacts`).
 */
export class Indexer {
  readonly #services: Services
  readonly #openText: OpenText
  readonly #waiting = new Map<DocumentId, { practiceId: PracticeId; due: number; latest: number; failed: number }>()
  readonly #unsubscribe: () => void
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | null = null
  #ended = false

  constructor(services: Services, openText: OpenText) {
    this.#services = services
    this.#openText = openText
    this.#unsubscribe = services.publisher.subscribe((event) => {
      if (event.type === 'documentWritten') this.#moved(event.practiceId, event.documentId)
    })
  }

  /** Reads whatever is not in step. Fulfils when it is done, or when the indexer is stopped. */
  async catchUp(): Promise<void> {
    const { database, log } = this.#services
    try {
      for (const practiceId of await listPracticeIds(database.read)) {
        const tried = new Set<string>()
        while (!this.#ended) {
          const stale = await listStale(database.read, practiceId, factsVersion, staleAtOnce)
          const fresh = stale.filter(({ noteId }) => !tried.has(noteId))
          if (fresh.length === 0) break
          for (const note of fresh) {
            tried.add(note.noteId)
            if (this.#ended) return
            await this.#inItsShare(() => this.#read(practiceId, note))
          }
        }
      }
    } catch (error) {
      log.error({ error }, 'the index could not catch up with the notes')
    }
  }

  /** One note that cannot be read keeps no other from being read. */
  async #read(practiceId: PracticeId, note: IndexableNote & { noteId: string }): Promise<void> {
    try {
      await keepIndex(this.#services, practiceId, await readNotes(this.#services, practiceId, [note]))
    } catch (error) {
      // Where nothing can be kept, going on through all notes says it only more often.
      if (takesNothing(error)) throw error
      this.#services.log.error({ error, note: note.noteId }, 'a note could not be read for the index')
    }
  }

  /** Fulfils when every document that moved so far has been read. */
  async settled(): Promise<void> {
    while ((this.#waiting.size > 0 || this.#running !== null) && !this.#ended) {
      for (const one of this.#waiting.values()) one.due = 0
      this.#plan(0)
      await (this.#running ?? pause(1))
    }
  }

  /** Ends: what is under way is finished, the rest is caught up with by the next start. */
  async stop(): Promise<void> {
    this.#ended = true
    this.#unsubscribe()
    clearTimeout(this.#timer)
    await this.#running
  }

  #moved(practiceId: PracticeId, documentId: DocumentId): void {
    const now = performance.now()
    const known = this.#waiting.get(documentId)
    const latest = known?.latest ?? now + atTheLatest
    this.#waiting.set(documentId, { practiceId, due: Math.min(now + afterPause, latest), latest, failed: 0 })
    if (this.#timer === undefined && this.#running === null) this.#plan(afterPause)
  }

  #plan(wait: number): void {
    if (this.#ended || this.#running !== null) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#running = this.#run().finally(() => {
        this.#running = null
        const next = Math.min(...[...this.#waiting.values()].map(({ due }) => due))
        if (Number.isFinite(next)) this.#plan(Math.max(20, next - performance.now()))
      })
    }, wait)
    this.#timer.unref()
  }

  async #run(): Promise<void> {
    const now = performance.now()
    for (const [documentId, { practiceId, due, failed }] of [...this.#waiting]) {
      if (due > now || this.#ended) continue
      this.#waiting.delete(documentId)
      try {
        await this.#inItsShare(() => this.#index(practiceId, documentId))
      } catch (error) {
        this.#services.log.error({ error, document: documentId }, 'a note could not be read for the index')
        const again = performance.now() + afterFailure
        // A note that cannot be read, and not for the disk, waits for its next change or the next start.
        const isWorthIt = takesNothing(error) || failed < mostTries
        if (isWorthIt && !this.#waiting.has(documentId))
          this.#waiting.set(documentId, { practiceId, due: again, latest: again, failed: failed + 1 })
      }
    }
  }

  async #index(practiceId: PracticeId, documentId: DocumentId): Promise<void> {
    const notes = await findNotesOfDocuments(this.#services.database.read, practiceId, [documentId])
    const read = await readNotes(this.#services, practiceId, notes, this.#openText)
    await keepIndex(this.#services, practiceId, read)
  }

  async #inItsShare(work: () => Promise<void>): Promise<void> {
    const began = performance.now()
    await work()
    const took = performance.now() - began
    if (!this.#ended) await pause(took * (shareOfTime - 1), undefined, { ref: false })
  }
}
