import { compare } from '../../shared/compare.ts'
import type { WordRange } from '../../shared/history/wordAuthors.ts'
import type { DocumentId, MemberId, PracticeId } from '../../shared/ids.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Database, Tx } from '../storage/database.ts'
import { type AuditRow, appendAudit } from '../storage/repos/audit.ts'
import { appendToLogs, type DocumentAuthor, insertAuthors, lockHeads } from '../storage/repos/documents.ts'
import { extendHeld, type HeldRow, insertHeld } from '../storage/repos/held.ts'
import { insertWordAuthors } from '../storage/repos/wordAuthors.ts'
import { StorageWatch } from './storageWatch.ts'

/** Words that a colleague's change swallowed, to be kept in the transaction of that change. */
export type OverwrittenWords = { kind: 'new'; row: HeldRow } | { kind: 'more'; row: HeldRow }

/**
 * What became of a job. `committed`: on disk. `moved`: the document was locked, fenced or written elsewhere since the
 * room looked, and nothing was written. `failed`: storage refused it, alone as well as together with others.
 */
export type Outcome = 'committed' | 'moved' | 'failed'

/** What goes with a change in its transaction. */
export interface Around {
  /** False where the change may not be written any more; the document then counts as moved. */
  before(tx: Tx): Promise<boolean>
  after(tx: Tx): Promise<void>
}

/** What one room has to write. */
export interface Job {
  practiceId: PracticeId
  documentId: DocumentId
  /** Where the room believes the document to be. */
  head: number
  fence: number
  bytes: Uint8Array
  /** How many updates of its writers `bytes` holds. */
  updates: number
  authors: readonly DocumentAuthor[]
  overwritten: readonly OverwrittenWords[]
  /** Who sent what `bytes` holds. */
  writers: readonly MemberId[]
  /** Words in it that others wrote first. */
  wordAuthors: readonly WordRange[]
  audits: readonly AuditRow[]
  /** What is written in the same transaction, before and after: a text that is changed as a whole. */
  around?: Around
  settle(outcome: Outcome): void
}

/** A room, as far as the committer goes. */
export interface Source {
  /** Takes in what has arrived and says what has to be written, or undefined where nothing has. */
  take(): Job | undefined
  /** Gives up, after an error that nobody foresaw. */
  fail(): void
}

/**
 * A commit costs about as much for one update as for twenty. Above this many updates a second, over all rooms, a pause of
 * so many milliseconds between commits makes batches larger and the whole cheaper; below it, it would only be waited for.
 */
const busy = { updatesPerSecond: 1_000, pause: 3 } as const
/** The time over which the updates a second are taken, in milliseconds. */
const loadMemory = 50
const documentsPerStatement = 500

/**
 * The group commit: takes what all rooms have queued and writes it in one transaction, then again. Commits follow one
 * another and never overlap; what arrives during one goes into the next, so batches grow with the load by themselves
 * and an idle server commits at once.
 */
export class Committer {
  readonly #database: Database
  readonly #clock: () => number
  readonly #log: Log
  readonly #metrics: Metrics
  readonly storage: StorageWatch
  #waiting = new Set<Source>()
  #audits: AuditRow[] = []
  #running: Promise<void> | null = null
  /** The updates of late, each counting for less as it grows older. */
  #load = 0
  #loadAt = 0

  constructor(services: { database: Database; clock: () => number; log: Log; metrics: Metrics }) {
    this.#database = services.database
    this.#clock = services.clock
    this.#log = services.log
    this.#metrics = services.metrics
    this.storage = new StorageWatch(services)
  }

  /** Says that a room has something. */
  wake(source: Source): void {
    this.#waiting.add(source)
    this.#start()
  }

  /** Writes an audit entry with the next batch. */
  audit(row: AuditRow): void {
    this.#audits.push(row)
    this.#start()
  }

  /** Fulfils when everything that was waiting is settled. */
  async idle(): Promise<void> {
    while (this.#running !== null) await this.#running
  }

  #start(): void {
    if (this.#running !== null) return
    this.#running = this.#run().finally(() => {
      this.#running = null
      if (this.#waiting.size > 0 || this.#audits.length > 0) this.#start()
    })
  }

  async #run(): Promise<void> {
    // Once round the event loop, so that everything that has already arrived comes along.
    await nextTurn()
    while (this.#waiting.size > 0 || this.#audits.length > 0) {
      const sources = this.#waiting
      this.#waiting = new Set()
      const jobs: Job[] = []
      for (const source of sources) {
        const job = this.#take(source)
        if (job) jobs.push(job)
      }
      const audits = this.#audits
      this.#audits = []
      if (jobs.length > 0 || audits.length > 0) await this.#commit(jobs, audits)
      await (this.#isBusy(jobs) ? pause(busy.pause) : nextTurn())
    }
  }

  #isBusy(jobs: readonly Job[]): boolean {
    const now = performance.now()
    const faded = this.#load * Math.exp((this.#loadAt - now) / loadMemory)
    this.#load = jobs.reduce((sum, { updates }) => sum + updates, faded)
    this.#loadAt = now
    return this.#load > (busy.updatesPerSecond * loadMemory) / 1_000
  }

  /** One room that fails must not keep the others from being written. */
  #take(source: Source): Job | undefined {
    try {
      return source.take()
    } catch (error) {
      this.#log.error({ error }, 'a room could not take its turn')
      source.fail()
      return undefined
    }
  }

  async #commit(jobs: readonly Job[], audits: readonly AuditRow[]): Promise<void> {
    let moved: Set<Job>
    try {
      moved = await this.#write(jobs, audits)
    } catch (error) {
      this.#log.error({ error, documents: jobs.length }, 'a batch could not be written; its documents are tried alone')
      for (const job of jobs) await this.#commitAlone(job)
      if (audits.length > 0) await this.#writeAudits(audits)
      return
    }
    for (const job of jobs) this.#settle(job, moved.has(job) ? 'moved' : 'committed')
  }

  /** What is written stays written: a room that cannot go on from there is given up by itself. */
  #settle(job: Job, outcome: Outcome): void {
    try {
      job.settle(outcome)
    } catch (error) {
      this.#log.error({ error, document: job.documentId }, 'a room could not go on after a commit')
      if (outcome !== 'failed') this.#settle(job, 'failed')
    }
  }

  async #commitAlone(job: Job): Promise<void> {
    let outcome: Outcome = 'failed'
    try {
      outcome = (await this.#write([job], [])).has(job) ? 'moved' : 'committed'
    } catch (error) {
      this.#log.error({ error, document: job.documentId }, 'a document could not be written')
    }
    this.#settle(job, outcome)
  }

  async #writeAudits(audits: readonly AuditRow[]): Promise<void> {
    try {
      await this.#write([], audits)
    } catch (error) {
      this.#log.error({ error, entries: audits.length }, 'audit entries wait for storage')
      this.#audits = audits.concat(this.#audits)
      await pause(1_000)
    }
  }

  /** One transaction, and how it went. Fulfils with the jobs that were not written because their documents had moved. */
  async #write(jobs: readonly Job[], audits: readonly AuditRow[]): Promise<Set<Job>> {
    const began = performance.now()
    this.storage.began()
    try {
      const moved = await this.#transact(jobs, audits)
      this.storage.succeeded()
      const updates = jobs.reduce((sum, job) => (moved.has(job) ? sum : sum + job.updates), 0)
      const documents = jobs.length - moved.size
      this.#metrics.updates('committed', updates)
      this.#metrics.committed({ documents, updates, seconds: (performance.now() - began) / 1_000 })
      return moved
    } catch (error) {
      this.storage.failed()
      this.#metrics.commitFailed()
      throw error
    }
  }

  #transact(jobs: readonly Job[], audits: readonly AuditRow[]): Promise<Set<Job>> {
    const at = this.#clock()
    return this.#database.write(async (tx) => {
      const moved = new Set<Job>()
      for (const [practiceId, ofPractice] of byPractice(jobs)) {
        for (let start = 0; start < ofPractice.length; start += documentsPerStatement) {
          const some = ofPractice.slice(start, start + documentsPerStatement)
          await writeJobs(tx, this.#database.dialect, practiceId, some, at, moved)
        }
      }
      await appendAudit(tx, [...audits, ...jobs.filter((job) => !moved.has(job)).flatMap((job) => job.audits)])
      return moved
    })
  }
}

async function writeJobs(
  tx: Tx,
  dialect: Database['dialect'],
  practiceId: PracticeId,
  jobs: readonly Job[],
  at: number,
  moved: Set<Job>,
): Promise<void> {
  const ids = jobs.map((job) => job.documentId)
  const heads = new Map((await lockHeads(tx, dialect, practiceId, ids)).map((head) => [head.id, head]))
  const writable: Job[] = []
  for (const job of jobs) {
    const head = heads.get(job.documentId)
    const stands = head !== undefined && !head.locked && head.fence === job.fence && head.head === job.head
    if (stands && (await job.around?.before(tx)) !== false) writable.push(job)
    else moved.add(job)
  }
  if (writable.length === 0) return
  const rows = writable.map((job) => ({
    id: job.documentId,
    seq: job.head + 1,
    bytes: job.bytes,
    writers: job.writers,
  }))
  await appendToLogs(tx, practiceId, rows, at)
  for (const { documentId, authors, overwritten, wordAuthors } of writable) {
    if (authors.length > 0) await insertAuthors(tx, practiceId, documentId, authors)
    if (wordAuthors.length > 0) await insertWordAuthors(tx, practiceId, documentId, wordAuthors)
    for (const words of overwritten) await keep(tx, practiceId, words)
  }
  for (const { around } of writable) await around?.after(tx)
}

async function keep(tx: Tx, practiceId: PracticeId, { kind, row }: OverwrittenWords): Promise<void> {
  if (kind === 'new') await insertHeld(tx, practiceId, row)
  else await extendHeld(tx, practiceId, row.id, { bytes: row.bytes, text: row.text, at: row.at })
}

/** In the order of practices and documents, which every transaction keeps, so that no two wait for each other. */
function byPractice(jobs: readonly Job[]): Map<PracticeId, Job[]> {
  const grouped = new Map<PracticeId, Job[]>()
  const sorted = jobs.toSorted((a, b) => compare(a.practiceId, b.practiceId) || compare(a.documentId, b.documentId))
  for (const job of sorted) {
    const known = grouped.get(job.practiceId)
    if (known) known.push(job)
    else grouped.set(job.practiceId, [job])
  }
  return grouped
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
