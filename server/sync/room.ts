import type { CaseId, DocumentId, PracticeId } from '../../shared/ids.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import type { CloseReason } from '../../shared/sync/closeCodes.ts'
import { encodeStep1 } from '../../shared/sync/frames.ts'
import type { EditOutcome, TextEdit } from '../domain/history/textEdit.ts'
import type { Services } from '../domain/services.ts'
import { answer, answerAtOnce, broadcast, type Desk, type RoomArrival, setApart, tellOverwritten } from './answers.ts'
import { type Batch, undecided } from './batch.ts'
import type { Committer, Job, Outcome, Source } from './committer.ts'
import { Holding } from './holding.ts'
import { type Intake, IntakeError, takeIn } from './intake.ts'
import { type LoadedText, loadText } from './loadText.ts'
import type { Peer } from './peer.ts'
import { PresenceRelay } from './presenceRelay.ts'
import { RoomText } from './roomText.ts'
import { jobOfEdit, takeEdit, type WaitingEdit } from './wholeEdit.ts'

/** What a room is of. */
export interface RoomOf {
  practiceId: PracticeId
  documentId: DocumentId
  caseId: CaseId | null
}

export interface RoomPort {
  services: Services
  committer: Committer
  /** Looks again at what each peer may do, and sets its right. */
  reauthorise: (peers: readonly Peer[]) => Promise<void>
  /** The room has given up and must not be used again. */
  onFailed: (room: Room) => void
}

/** Rows of the log after which a compaction is worth its work. */
const longLog = 500

/**
 * One document while somebody has it open. Everything that arrives waits in one queue and is taken in turns by the
 * committer: taken in, written, and only then applied to what others see, answered and sent on.
 */
export class Room implements Source {
  readonly practiceId: PracticeId
  readonly documentId: DocumentId
  /** Null for a document that belongs to no case. */
  readonly caseId: CaseId | null
  readonly peers = new Set<Peer>()
  readonly #port: RoomPort
  readonly presence: PresenceRelay
  readonly #holding: Holding
  readonly #committed: RoomText
  #queue: RoomArrival[] = []
  #edits: WaitingEdit[] = []
  /** The document is being read anew, or its batch is on its way to disk: arrivals wait. */
  #state: 'open' | 'writing' | 'reloading' | 'failed' = 'open'

  private constructor(port: RoomPort, of: RoomOf, stored: LoadedText) {
    this.#port = port
    this.practiceId = of.practiceId
    this.documentId = of.documentId
    this.caseId = of.caseId
    this.#committed = new RoomText(this.documentId, port.services, stored)
    this.presence = new PresenceRelay(this.peers, this.#committed.authors)
    this.#holding = new Holding(port.services, this.documentId, this.#committed.authors, () => this.fail())
  }

  /** Reads a document's text for a room, or fulfils with undefined where there is none. */
  static async open(port: RoomPort, of: RoomOf): Promise<Room | undefined> {
    const stored = await loadText(port.services, of.practiceId, of.documentId)
    return stored && new Room(port, of, stored)
  }

  get fence(): number {
    return this.#committed.fence
  }

  /** The log has grown so long that loading it would take longer than it should. */
  get wantsCompaction(): boolean {
    return this.#committed.logLength >= longLog
  }

  get hasLog(): boolean {
    return this.#committed.logLength > 0
  }

  get isFailed(): boolean {
    return this.#state === 'failed'
  }

  /** Nobody is here and nothing is on its way. */
  get isIdle(): boolean {
    return (
      this.peers.size === 0 &&
      this.#queue.length + this.#edits.length === 0 &&
      this.#state !== 'writing' &&
      this.#state !== 'reloading'
    )
  }

  /** Takes a socket in. It is asked for what it has, and told who is here. */
  join(peer: Peer): void {
    this.peers.add(peer)
    peer.askedForStep2 = true
    peer.send(encodeStep1(this.#committed.text.stateVector()))
    this.presence.sendEverybody(peer)
  }

  leave(peer: Peer): void {
    this.peers.delete(peer)
    this.presence.leave(peer)
  }

  /** Puts something that arrived at the end of the queue. */
  receive(arrival: RoomArrival): void {
    if (this.#state === 'failed') return
    this.#queue.push(arrival)
    this.#wake()
  }

  /** Has the whole text changed at once, in its turn and as one change. */
  edit(edit: TextEdit): Promise<EditOutcome> {
    return new Promise((settle) => {
      if (this.#state === 'failed') {
        settle({ is: 'failed' })
        return
      }
      this.#edits.push({ edit, settle })
      this.#wake()
    })
  }

  /** Takes in what has arrived and says what has to be written. Called by the committer, in this room's turn. */
  take(): Job | undefined {
    if (this.#state !== 'open') return undefined
    for (let edit = this.#edits.shift(); edit !== undefined; edit = this.#edits.shift()) {
      const job = this.#takeEdit(edit)
      if (job || this.isFailed) return job
    }
    const arrivals = this.#queue
    this.#queue = []
    const updates = arrivals.filter((arrival) => arrival.kind === 'update')
    let intake: Intake
    try {
      intake = takeIn(updates, this.#committed.facts())
    } catch (error) {
      this.#port.services.log.error({ error, document: this.documentId }, 'a room could not take in what arrived')
      // The document in memory holds what does not fit: it is read again.
      if (error instanceof IntakeError) void this.reload(setApart(this.#desk(), arrivals, error))
      else this.fail()
      return undefined
    }
    answerAtOnce(this.#desk(), intake)
    if (intake.bytes === null) {
      answer(this.#desk(), arrivals, intake)
      return undefined
    }
    this.#state = 'writing'
    return this.#jobOf(intake.bytes, intake, arrivals)
  }

  /** An edit of the whole text is taken in by itself; undefined where nothing has to be written for it. */
  #takeEdit(waiting: WaitingEdit): Job | undefined {
    try {
      const taken = takeEdit(waiting, this.#committed, this.#port.services.clock)
      if ('is' in taken) {
        waiting.settle(taken)
        return undefined
      }
      const { intake } = taken
      if (intake.bytes === null) throw new Error('An edit of the server’s own came to nothing.')
      this.#state = 'writing'
      return jobOfEdit(this.#jobOf(intake.bytes, intake, []), taken, waiting)
    } catch (error) {
      this.#port.services.log.error({ error, document: this.documentId }, 'a room could not take in an edit')
      waiting.settle({ is: 'failed' })
      this.fail()
      return undefined
    }
  }

  #jobOf(bytes: Uint8Array, intake: Intake, arrivals: readonly RoomArrival[]): Job {
    const { practiceId, documentId } = this
    const rows = this.#committed.rowsOf(intake)
    return {
      practiceId,
      documentId,
      ...rows,
      bytes,
      updates: intake.accepted.length,
      settle: (outcome) => this.#settle(outcome, { bytes, intake, arrivals, ...rows }),
    }
  }

  #settle(outcome: Outcome, batch: Batch): void {
    if (outcome === 'failed') {
      this.fail()
      return
    }
    if (outcome === 'moved') {
      this.#port.services.log.info({ document: this.documentId }, 'a document moved while it was written to')
      void this.reload(undecided(batch))
      return
    }
    const { bytes, intake, arrivals, authors, overwritten } = batch
    this.#state = 'open'
    this.#committed.committed(bytes)
    this.#committed.authors.committed(authors)
    this.#committed.overwritten.committed(overwritten)
    for (const { peer } of intake.accepted) {
      peer.hasWritten = true
      peer.active()
    }
    broadcast(this.peers, bytes, intake)
    for (const { row } of overwritten) tellOverwritten(this.peers, row.memberId, row.id)
    answer(this.#desk(), arrivals, intake)
    const { practiceId, documentId } = this
    this.#port.services.publisher.publish({ type: 'documentWritten', practiceId, documentId })
    if (this.#queue.length + this.#edits.length > 0) this.#wake()
  }

  /** The committed text where it is in memory and nothing is on its way to disk; else undefined. */
  committedText(): { head: number; text: NoteNode } | undefined {
    return this.#state === 'open' ? this.#committed.read() : undefined
  }

  /** What answering needs, as it is at this moment. */
  #desk(): Desk {
    return {
      documentId: this.documentId,
      text: this.#committed.text,
      holding: this.#holding,
      committer: this.#port.committer,
      clock: this.#port.services.clock,
      metrics: this.#port.services.metrics,
    }
  }

  /** Reads the document and everybody's rights anew, then takes what was under way and what has arrived since. */
  async reload(again: readonly RoomArrival[] = []): Promise<void> {
    if (this.#state === 'writing' && again.length === 0) return
    this.#queue = again.concat(this.#queue)
    if (this.#state === 'reloading' || this.#state === 'failed') return
    this.#state = 'reloading'
    try {
      await this.#holding.done()
      await this.#port.reauthorise([...this.peers])
      const stored = await loadText(this.#port.services, this.practiceId, this.documentId)
      if (!stored) throw new Error('The document is gone.')
      this.#committed.load(stored)
      this.#state = 'open'
      this.#wake()
    } catch (error) {
      this.#port.services.log.error({ error, document: this.documentId }, 'a room could not be read anew')
      this.fail()
    }
  }

  #wake(): void {
    if (this.#state === 'open') this.#port.committer.wake(this)
  }

  /** Gives up: every client comes back by itself, to a room that is read from storage, and sends again. */
  fail(): void {
    if (this.#state === 'failed') return
    this.#state = 'failed'
    this.#queue = []
    for (const edit of this.#edits.splice(0)) edit.settle({ is: 'failed' })
    this.closeAll('tryAgain')
    this.#port.onFailed(this)
  }

  closeAll(reason: CloseReason): void {
    for (const peer of [...this.peers]) peer.close(reason)
  }

  /** Fulfils when everything that was to be held is on disk. */
  held(): Promise<void> {
    return this.#holding.done()
  }

  /** The log was trimmed up to this row. */
  compacted(seq: number, bytes: number): void {
    this.#committed.compacted(seq, bytes)
  }

  destroy(): void {
    this.presence.stop()
    this.#committed.text.destroy()
  }
}
