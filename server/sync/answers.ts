import * as Y from 'yjs'
import type { DocumentId, HeldId, MemberId } from '../../shared/ids.ts'
import { encodeSaved, encodeStep1, encodeUpdate } from '../../shared/sync/frames.ts'
import { auditRow } from '../domain/audit/record.ts'
import type { Metrics } from '../metrics.ts'
import type { Committer } from './committer.ts'
import type { Holding } from './holding.ts'
import type { Intake, IntakeError, UpdateArrival } from './intake.ts'
import { WrongOrder } from './neighbourOrder.ts'
import type { Arrival, Peer } from './peer.ts'
import type { StoredText } from './storedText.ts'

export interface Step1Arrival extends Arrival<'step1'> {
  stateVector: Uint8Array
}
export interface SavedArrival extends Arrival<'saved'> {
  number: number
}
export type RoomArrival = UpdateArrival | Step1Arrival | SavedArrival

/** What a room answers from. */
export interface Desk {
  documentId: DocumentId
  text: StoredText
  holding: Holding
  committer: Committer
  clock: () => number
  metrics: Metrics
}

/** Whoever sent what no honest client sends is audited, and told not to come back with the same. */
function endForgery({ committer, clock, documentId }: Desk, peer: Peer, why: string): void {
  const subject = { kind: 'document', id: documentId } as const
  committer.audit(auditRow({ action: 'write.refused', by: peer.actor, subject, detail: { why } }, clock()))
  peer.close('malformed')
}

/**
 * What of these arrivals is taken in after an update among them did not fit the document. One that undoing can have made is held the
 * next time, with all that came after it under its client ids: each would otherwise have the document read anew. The sender
 * of another kind, or of too many, is closed, and nothing more of theirs is taken in.
 */
export function setApart(
  desk: Desk,
  arrivals: readonly RoomArrival[],
  { arrival: culprit, cause }: IntakeError,
): RoomArrival[] {
  const { peer: sender } = culprit
  const isMisplaced = cause instanceof WrongOrder && cause.isOwn
  if (isMisplaced && sender.misplacedLeft > 0) {
    sender.misplacedLeft--
    holdFrom(culprit, arrivals)
    return [...arrivals]
  }
  if (isMisplaced) sender.close('tooMany')
  else endForgery(desk, sender, 'does not fit')
  return arrivals.filter(({ peer }) => peer !== sender)
}

function holdFrom(culprit: UpdateArrival, arrivals: readonly RoomArrival[]): void {
  const clientIds = new Set(culprit.update.structs.map(({ id }) => id.client))
  for (const arrival of arrivals.slice(arrivals.indexOf(culprit)))
    if (arrival.kind === 'update' && arrival.update.structs.some(({ id }) => clientIds.has(id.client)))
      arrival.isMisplaced = true
}

/** What needs no commit: forgeries end their socket, readers are told, gaps are asked for. */
export function answerAtOnce(desk: Desk, intake: Intake): void {
  const { committer, clock, metrics } = desk
  const subject = { kind: 'document', id: desk.documentId } as const
  metrics.updates('forged', intake.forged.length)
  metrics.updates('refused', intake.refused.size)
  metrics.updates('held', intake.held.length)
  for (const { peer, why } of intake.forged) endForgery(desk, peer, why)
  for (const peer of intake.refused) {
    // Once a socket, so that a program that tries again and again does not fill the audit.
    if (!peer.wasRefused) {
      peer.wasRefused = true
      const entry = { action: 'write.refused', by: peer.actor, subject, detail: { why: 'reader' } } as const
      committer.audit(auditRow(entry, clock()))
    }
    peer.notify({ reason: 'read_only', heldId: null }, 'accessWithdrawn')
  }
  for (const peer of intake.full) peer.close('tooLarge')
  for (const peer of intake.toAsk) {
    // What it lacks of the text is told to nobody whose right has ended.
    if (peer.right === 'revoked') continue
    peer.askedForStep2 = true
    peer.send(encodeStep1(desk.text.stateVector()))
  }
  if (intake.held.length === 0) return
  const stored = desk.text.asUpdates()
  for (const held of intake.held) desk.holding.hold(held, stored)
}

/** Answers in the order of arrival, from the text as it is on disk. */
export function answer(desk: Desk, arrivals: readonly RoomArrival[], intake: Intake): void {
  // Whoever asks several times in one turn wants the newest answer; each could be as long as the document.
  const asked = new Map(arrivals.filter(({ kind }) => kind === 'step1').map((arrival) => [arrival.peer, arrival]))
  for (const arrival of arrivals) {
    const { peer } = arrival
    peer.dealtWith(arrival.size)
    if (arrival.kind === 'step1' && asked.get(peer) === arrival && peer.right !== 'revoked')
      for (const frame of desk.text.syncFrames(arrival.stateVector)) peer.send(frame)
    if (arrival.kind === 'saved') answerSaved(desk, peer, arrival.number)
    if (arrival.kind === 'update' && !peer.gapOpen && peer.savedBehindGap !== null && !intake.toAsk.has(peer)) {
      answerSaved(desk, peer, peer.savedBehindGap)
      peer.savedBehindGap = null
    }
  }
}

function answerSaved(desk: Desk, peer: Peer, number: number): void {
  if (peer.gapOpen) {
    peer.savedBehindGap = number
    return
  }
  // What is being held counts as saved once it is on disk as well.
  void desk.holding.done().then(() => peer.send(encodeSaved(number)))
}

/** In a small batch each author is spared its own words; above this, merging costs more than sending them back. */
const sparedUpdates = 32

/** One merged update to each peer who may still read, and none back to a sole author. */
export function broadcast(peers: ReadonlySet<Peer>, bytes: Uint8Array, intake: Intake): void {
  const byAuthor = Map.groupBy(intake.accepted, ({ peer }) => peer)
  const whole = encodeUpdate(bytes)
  const isSmall = intake.accepted.length <= sparedUpdates
  for (const peer of peers) {
    if (peer.right === 'revoked') continue
    if (!byAuthor.has(peer)) peer.send(whole)
    else if (!isSmall && byAuthor.size > 1) peer.send(whole)
    else if (byAuthor.size > 1) peer.send(encodeUpdate(Y.mergeUpdates(wordsOfOthers(byAuthor, peer))))
  }
}

function wordsOfOthers(byAuthor: ReadonlyMap<Peer, Intake['accepted']>, peer: Peer): Uint8Array[] {
  return [...byAuthor].filter(([author]) => author !== peer).flatMap(([, own]) => own.map(({ update }) => update.bytes))
}

/** Tells an author, on every socket in the room, that words were swallowed and kept. */
export function tellOverwritten(peers: ReadonlySet<Peer>, memberId: MemberId, heldId: HeldId): void {
  for (const peer of peers) {
    if (peer.actor.memberId === memberId) peer.notify({ reason: 'overwritten', heldId }, null)
  }
}
