import { randomInt } from 'node:crypto'
import * as Y from 'yjs'
import type { AuthoredNode } from '../../shared/history/authored.ts'
import { bringTo } from '../../shared/history/bringTo.ts'
import { readAuthored } from '../../shared/history/readAuthored.ts'
import { restoredAuthors } from '../../shared/history/restoredAuthors.ts'
import type { WordRange } from '../../shared/history/wordAuthors.ts'
import { documentOf } from '../../shared/note/stored.ts'
import { auditRow } from '../domain/audit/record.ts'
import type { EditOutcome, TextEdit } from '../domain/history/textEdit.ts'
import type { TextAtHead } from '../domain/history/versionText.ts'
import type { AuditRow } from '../storage/repos/audit.ts'
import type { Around, Job, Outcome } from './committer.ts'
import { decodeUpdate } from './decodedUpdate.ts'
import { type Intake, takeIn } from './intake.ts'
import type { Peer } from './peer.ts'
import type { RoomText } from './roomText.ts'

/** An edit that waits for its room's turn, and whoever waits for what becomes of it. */
export interface WaitingEdit {
  edit: TextEdit
  settle(outcome: EditOutcome): void
}

/** An edit that has been taken into the document and goes to disk. */
export interface TakenEdit {
  intake: Intake
  around: Around
  audit: AuditRow
}

/**
 * Takes an edit of the whole text into a room's document, as an update of its member under a new client id, checked as any
 * other update is. Says what became of it where nothing is to be written.
 */
export function takeEdit({ edit }: WaitingEdit, committed: RoomText, clock: () => number): TakenEdit | EditOutcome {
  if (committed.locked) return { is: 'locked' }
  const { words, head, schemaVersion } = committed
  const document = committed.text.document()
  const before: TextAtHead = { head, schemaVersion, text: readAuthored(document, words) }
  const written = writtenBy(edit, edit.become(before.text), committed)
  if (written === null) return { is: 'unchanged' }
  const update = decodeUpdate(written.bytes)
  if (!update) throw new Error('An edit of the server’s own is no update.')
  const firstAuthors = {
    keep: () => {
      for (const range of written.authors) words.add(range)
      return written.authors
    },
  }
  const arrival = { kind: 'update', peer: peerOf(edit), size: 0, update, isStep2: false } as const
  const intake = takeIn([arrival], { ...committed.facts(), firstAuthors })
  if (intake.full.length > 0) return { is: 'too_large' }
  if (intake.accepted.length !== 1) throw new Error('An edit of the server’s own does not fit the document.')
  const after: TextAtHead = { head: head + 1, schemaVersion, text: readAuthored(document, words) }
  const around: Around = { before: (tx) => edit.before(tx, before), after: (tx) => edit.after(tx, after) }
  return { intake, around, audit: auditRow(edit.audit, clock()) }
}

/** What the edit writes, found on a copy of the document; null where it would change nothing. */
function writtenBy(
  { actor }: TextEdit,
  text: AuthoredNode,
  { text: stored, authors, words }: Pick<RoomText, 'text' | 'authors' | 'words'>,
): { bytes: Uint8Array; authors: WordRange[] } | null {
  const copy = documentOf(stored.asUpdates())
  try {
    do copy.clientID = randomInt(1, 2 ** 32)
    while (authors.of(copy.clientID) !== undefined)
    const updates: Uint8Array[] = []
    copy.on('update', (update: Uint8Array) => updates.push(update))
    bringTo(copy, text, words)
    if (updates.length === 0) return null
    return {
      bytes: Y.mergeUpdates(updates),
      authors: restoredAuthors(copy, text, copy.clientID, actor.memberId),
    }
  } finally {
    copy.destroy()
  }
}

/** The edit's job: with what is written around it and its entry in the audit, and whoever waits for it told what became of it. */
export function jobOfEdit(job: Job, { around, audit }: TakenEdit, waiting: WaitingEdit): Job {
  const settle = (outcome: Outcome): void => {
    waiting.settle({ is: outcome === 'committed' ? 'done' : outcome === 'moved' ? 'again' : 'failed' })
    job.settle(outcome)
  }
  return { ...job, audits: [...job.audits, audit], around, settle }
}

/** Stands in for a socket: the member has none that this came from. */
function peerOf({ actor }: TextEdit): Peer {
  const nothing = () => undefined
  return {
    actor,
    stamp: { id: actor.memberId, name: actor.name, role: '', color: actor.color },
    right: 'write',
    askedForStep2: false,
    gapOpen: false,
    savedBehindGap: null,
    newClientIdsLeft: 1,
    misplacedLeft: 0,
    hasWritten: true,
    wasRefused: false,
    send: nothing,
    sendPresence: nothing,
    notify: nothing,
    close: nothing,
    dealtWith: nothing,
    active: nothing,
  }
}
