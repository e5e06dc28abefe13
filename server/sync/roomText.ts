import { WordAuthors } from '../../shared/history/wordAuthors.ts'
import type { DocumentId } from '../../shared/ids.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { readNote } from '../../shared/note/read.ts'
import { auditRow } from '../domain/audit/record.ts'
import type { Services } from '../domain/services.ts'
import type { DocumentAuthor } from '../storage/repos/documents.ts'
import type { DocumentKind } from '../storage/tables/documents.ts'
import { Authors } from './authors.ts'
import type { Job } from './committer.ts'
import { FirstAuthors } from './firstAuthors.ts'
import type { Intake, IntakeFacts } from './intake.ts'
import type { LoadedText } from './loadText.ts'
import { OrphanWatch } from './orphans.ts'
import { Overwritten } from './overwritten.ts'
import { StoredText } from './storedText.ts'

/** A document as a room holds it: what was read from storage, and what has been committed since. */
export class RoomText {
  /** Client ids stay reserved, whatever is read anew. */
  readonly authors = new Authors()
  readonly #documentId: DocumentId
  readonly #clock: () => number
  readonly #onFault: (error: unknown) => void
  orphans = new OrphanWatch()
  overwritten: Overwritten
  words: WordAuthors
  firstAuthors: FirstAuthors
  text: StoredText
  kind: DocumentKind = 'note'
  head = 0
  fence = 0
  locked = false
  schemaVersion = 0
  logLength = 0

  constructor(documentId: DocumentId, { clock, log }: Pick<Services, 'clock' | 'log'>, stored: LoadedText) {
    this.#documentId = documentId
    this.#clock = clock
    this.#onFault = (error) => log.error({ error, document: documentId }, 'the first authors of words were not found')
    this.text = new StoredText(stored.document)
    this.overwritten = new Overwritten(documentId)
    this.words = new WordAuthors(() => null)
    this.firstAuthors = new FirstAuthors(this.words, clock, this.#onFault)
    this.#take(stored)
  }

  /** Takes the place of what was held before by what storage has now. */
  load(stored: LoadedText): void {
    this.text.destroy()
    this.text = new StoredText(stored.document)
    this.orphans = new OrphanWatch()
    this.overwritten = new Overwritten(this.#documentId)
    this.#take(stored)
  }

  #take({ document, authors, wordAuthors }: LoadedText): void {
    this.kind = document.kind
    this.head = document.head
    this.fence = document.fence
    this.locked = document.locked
    this.schemaVersion = document.schemaVersion
    this.logLength = document.log.length
    this.authors.load(authors)
    this.words = new WordAuthors((client) => this.authors.of(client)?.memberId, wordAuthors)
    this.firstAuthors = new FirstAuthors(this.words, this.#clock, this.#onFault)
  }

  /** What deciding about updates needs. */
  facts(): IntakeFacts {
    const { kind, text, authors, orphans, firstAuthors, locked } = this
    return { kind, text, authors, orphans, firstAuthors, locked }
  }

  /** What goes to disk with a batch, for the document as it stands before it. */
  rowsOf(intake: Intake): Omit<Job, 'practiceId' | 'documentId' | 'bytes' | 'updates' | 'settle'> {
    const at = this.#clock()
    const { head, fence } = this
    const authors: DocumentAuthor[] = [...intake.newAuthors].map(([clientId, memberId]) => ({
      clientId,
      memberId,
      heldId: null,
    }))
    const overwritten = this.overwritten.rowsFor(intake.orphans, (client) => this.authors.of(client)?.memberId, at)
    const peers = new Set(intake.accepted.map(({ peer }) => peer))
    const subject = { kind: 'document', id: this.#documentId } as const
    const action = this.kind === 'template' ? 'template.written' : 'note.written'
    const firstWrites = [...peers].filter((peer) => !peer.hasWritten)
    return {
      head,
      fence,
      authors,
      overwritten,
      writers: [...new Set([...peers].map((peer) => peer.actor.memberId))],
      wordAuthors: intake.firstAuthors,
      audits: firstWrites.map((peer) => auditRow({ action, by: peer.actor, subject }, at)),
    }
  }

  /** The committed text where it is in memory; else undefined. For a room that has nothing on its way to disk. */
  read(): { head: number; text: NoteNode } | undefined {
    const document = this.text.documentIfMade()
    return document && { head: this.head, text: readNote(document) }
  }

  /** One row more is on disk. */
  committed(bytes: Uint8Array): void {
    this.head++
    this.logLength++
    this.text.committed(bytes)
  }

  /** The log was trimmed up to this row. */
  compacted(seq: number, bytes: number): void {
    this.logLength = this.head - seq
    // What was written meanwhile is counted with the next compaction.
    if (this.logLength === 0) this.text.shrunkTo(bytes)
  }
}
