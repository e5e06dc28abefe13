import { randomUUID } from 'node:crypto'
import type { AuditAction } from '../../../shared/audit/actions.ts'
import type { VersionReason } from '../../../shared/history/reasons.ts'
import { type MemberId, type NoteId, ReviewEventId } from '../../../shared/ids.ts'
import { awaitsNothing, type Outcome, type ReviewAct } from '../../../shared/review/machine.ts'
import type { Database, Tx } from '../../storage/database.ts'
import { lockHeads, setLocked } from '../../storage/repos/documents.ts'
import { setNoteStatus } from '../../storage/repos/noteStates.ts'
import { findDocumentOfNote } from '../../storage/repos/notes.ts'
import { insertReviewEvent } from '../../storage/repos/reviewEvents.ts'
import { recordAudit } from '../audit/record.ts'
import { keepVersion } from '../history/keepVersion.ts'
import type { NoteForActor } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'

/** What an act of review is called in the audit. */
const auditedAs: Record<ReviewAct, AuditAction> = {
  sign: 'note.signed',
  submit: 'note.submitted',
  withdraw: 'note.withdrawn',
  requestChanges: 'note.returned',
  attest: 'note.attested',
  cosign: 'note.cosigned',
  addendum: 'note.amended',
  enterInError: 'note.entered_in_error',
  discard: 'note.discarded',
  recover: 'note.recovered',
}

/**
 * Takes the document of a note for this transaction, before anything is decided by the note's state or its text: acts on one
 * note, and commits of its text, follow one another. Says where the document is; undefined where there is no such note.
 */
export async function takeNote(
  tx: Tx,
  dialect: Database['dialect'],
  actor: Actor,
  id: NoteId,
): Promise<{ head: number } | undefined> {
  const documentId = await findDocumentOfNote(tx, actor.practiceId, id)
  if (!documentId) return undefined
  const [head] = await lockHeads(tx, dialect, actor.practiceId, [documentId])
  return head
}

/** Why a version is kept of an act; none of those that change neither the text nor whether it may be changed. */
const keptAs: Partial<Record<ReviewAct, VersionReason>> = {
  sign: 'signed',
  submit: 'submitted',
  withdraw: 'withdrawn',
  requestChanges: 'returned',
  attest: 'attested',
  cosign: 'cosigned',
  enterInError: 'entered_in_error',
}

/** Writes down that an act happened, with the text as it is in this transaction. */
export async function recordReview(
  tx: Tx,
  actor: Actor,
  { note }: NoteForActor,
  { act, reason, at }: { act: ReviewAct; reason: string | null; at: number },
): Promise<void> {
  const id = ReviewEventId.parse(randomUUID())
  const { memberId, practiceId } = actor
  await insertReviewEvent(tx, practiceId, { id, noteId: note.id, at, memberId, act, reason, head: note.head })
  const reasonToKeep = keptAs[act]
  if (reasonToKeep !== undefined) {
    const version = { noteId: note.id, documentId: note.documentId, reason: reasonToKeep, by: memberId, at }
    await keepVersion(tx, practiceId, version)
  }
  await recordAudit(tx, at, { action: auditedAs[act], by: actor, subject: { kind: 'note', id: note.id } })
}

/** Puts a note where an act leads, its document's lock with it. The document was taken by `takeNote`. */
export async function moveNote(
  tx: Tx,
  actor: Actor,
  { note, facts }: NoteForActor,
  { status, locked, awaits }: Outcome,
  at: number,
): Promise<void> {
  const awaited = awaits === awaitsNothing ? null : JSON.stringify(awaits)
  // Whoever still waits has waited since it was submitted.
  const since = status === note.status ? note.statusSince : at
  await setNoteStatus(tx, actor.practiceId, note.id, { status, awaits: awaited, at: since })
  if (locked === facts.locked) return
  await setLocked(tx, actor.practiceId, note.documentId, locked)
  const subject = { kind: 'note', id: note.id } as const
  await recordAudit(tx, at, { action: locked ? 'note.locked' : 'note.unlocked', by: actor, subject })
}

/** Tells the rest of the server that a note moved, once that is committed. `told`: whoever has something new to read of. */
export function tellMoved(
  services: Services,
  actor: Actor,
  { note }: NoteForActor,
  { act, told = [] }: { act: ReviewAct; told?: MemberId[] },
): void {
  const { practiceId, memberId: by } = actor
  services.publisher.publish({ type: 'documentLocked', documentId: note.documentId })
  services.publisher.publish({ type: 'noteMoved', practiceId, caseId: note.caseId, noteId: note.id, act, by })
  if (told.length > 0) services.publisher.publish({ type: 'notified', practiceId, memberIds: told })
}
