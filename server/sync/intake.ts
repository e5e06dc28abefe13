import * as Y from 'yjs'
import type { HeldReason } from '../../shared/api/notes.ts'
import type { WordRange } from '../../shared/history/wordAuthors.ts'
import type { HeldId, MemberId } from '../../shared/ids.ts'
import { writesNothingItself } from '../../shared/note/stored.ts'
import { limits } from '../../shared/sync/limits.ts'
import type { DocumentKind } from '../storage/tables/documents.ts'
import { type Admission, admit } from './admission.ts'
import type { Authors } from './authors.ts'
import { type DecodedUpdate, isEmptyUpdate, newPartOf } from './decodedUpdate.ts'
import type { FirstAuthors } from './firstAuthors.ts'
import { checkOrder } from './neighbourOrder.ts'
import type { Orphan, OrphanWatch } from './orphans.ts'
import type { Arrival, Peer } from './peer.ts'
import type { StoredText } from './storedText.ts'

export interface UpdateArrival extends Arrival<'update'> {
  update: DecodedUpdate
  /** It came as a sync step 2, which carries the whole delete set and answers the server's question. */
  isStep2: boolean
  /** It was taken in once and does not stand between its neighbours: it is held, and the others are taken in without it. */
  isMisplaced?: boolean
}

/** What a room knows when it takes in what has arrived. */
export interface IntakeFacts {
  kind: DocumentKind
  text: StoredText
  authors: Authors
  orphans: OrphanWatch
  firstAuthors: Pick<FirstAuthors, 'keep'>
  locked: boolean
}

/** What became of the updates of one turn. */
export interface Intake {
  /** What the document gained, as one update; null where nothing. */
  bytes: Uint8Array | null
  /** About what the document grows by. */
  gainedBytes: number
  accepted: { peer: Peer; update: DecodedUpdate; arrival: UpdateArrival }[]
  newAuthors: Map<number, MemberId>
  orphans: Orphan[]
  /** Words that others wrote first and somebody’s change wrote anew. */
  firstAuthors: WordRange[]
  held: { peer: Peer; update: DecodedUpdate; reason: HeldReason; heldId: HeldId | null }[]
  /** Readers who tried to write. */
  refused: Set<Peer>
  /** Peers that have to be asked for everything they have. */
  toAsk: Set<Peer>
  forged: { peer: Peer; why: string }[]
  full: Peer[]
}

/**
 * Takes in the updates of one turn: each is held against the document with what came before it, and what fits is applied,
 * all in one transaction of the document. The document is then ahead of the log by this one batch, and nothing is served
 * from it until the batch is on disk.
 */
export function takeIn(arrivals: readonly UpdateArrival[], facts: IntakeFacts): Intake {
  const intake: Intake = {
    bytes: null,
    gainedBytes: 0,
    accepted: [],
    newAuthors: new Map(),
    orphans: [],
    firstAuthors: [],
    held: [],
    refused: new Set(),
    toAsk: new Set(),
    forged: [],
    full: [],
  }
  const toCheck = arrivals.filter((arrival) => {
    if (arrival.isStep2) arrival.peer.askedForStep2 = false
    if (!isEmptyUpdate(arrival.update)) return true
    if (arrival.isStep2) arrival.peer.gapOpen = false
    return false
  })
  if (toCheck.length === 0) return intake
  const document = facts.text.document()
  const pieces: Uint8Array[] = []
  const gained = (bytes: Uint8Array): void => {
    pieces.push(bytes)
  }
  document.on('update', gained)
  try {
    document.transact((transaction) => {
      const forgers = new Set<Peer>()
      for (const arrival of toCheck) {
        // Of somebody who forges, nothing that comes after is taken in: the socket ends with this turn.
        if (forgers.has(arrival.peer)) continue
        decideOrBlame(arrival, facts, intake, transaction)
        if (intake.forged.at(-1)?.peer === arrival.peer) forgers.add(arrival.peer)
      }
      writesNothingItself(transaction)
    })
  } finally {
    document.off('update', gained)
  }
  if (pieces.length > 0) intake.bytes = pieces.length === 1 ? (pieces[0] ?? null) : Y.mergeUpdates(pieces)
  return intake
}

/** An update that was admitted and then could not be applied: the document in memory cannot be trusted any more. */
export class IntakeError extends Error {
  override name = 'IntakeError'
  readonly arrival: UpdateArrival

  constructor(arrival: UpdateArrival, cause?: unknown) {
    super('An admitted update did not fit the document.', { cause })
    this.arrival = arrival
  }
}

function decideOrBlame(arrival: UpdateArrival, facts: IntakeFacts, intake: Intake, transaction: Y.Transaction): void {
  try {
    decide(arrival, facts, intake, transaction)
  } catch (error) {
    throw new IntakeError(arrival, error)
  }
  const { store } = transaction.doc
  if (store.pendingStructs !== null || store.pendingDs !== null) throw new IntakeError(arrival)
}

function decide(arrival: UpdateArrival, facts: IntakeFacts, intake: Intake, transaction: Y.Transaction): void {
  const { peer, isStep2 } = arrival
  const { update, admission } = holdAgainst(transaction.doc, arrival, facts)
  if (isStep2 && admission.kind !== 'gap') peer.gapOpen = false
  if (admission.kind === 'nothing' || (admission.kind === 'tidies' && !mayWriteNow(peer, facts))) return
  if (admission.kind === 'forgery') {
    intake.forged.push({ peer, why: admission.why })
    return
  }
  const verdict = ruleOn(arrival, admission, facts)
  switch (verdict) {
    case 'merge':
      merge(arrival, update, admission, facts, intake, transaction)
      return
    case 'ask':
      peer.gapOpen = true
      if (!peer.askedForStep2) intake.toAsk.add(peer)
      return
    case 'refuse':
      intake.refused.add(peer)
      return
    case 'forgery':
      intake.forged.push({ peer, why: 'words under a colleague’s client id' })
      return
    default: {
      if (isStep2) peer.gapOpen = false
      intake.held.push({
        peer,
        update: arrival.update,
        reason: verdict,
        heldId: admission.kind === 'closed' ? admission.heldId : null,
      })
    }
  }
}

/** Whatever is wrong with an update that is only looked at, the document has not been touched: its sender is to blame. */
function holdAgainst(
  document: Y.Doc,
  { peer, update, isMisplaced }: UpdateArrival,
  { authors, kind }: IntakeFacts,
): { update: DecodedUpdate; admission: Admission } {
  try {
    const newPart = newPartOf(update, document)
    const admission = admit(newPart, {
      kind,
      document,
      authorOf: (clientId) => authors.of(clientId),
      memberId: peer.actor.memberId,
      newClientIdsLeft: peer.newClientIdsLeft,
    })
    if (isMisplaced && (admission.kind === 'adds' || admission.kind === 'gap'))
      return { update: newPart, admission: { kind: 'misplaced' } }
    return { update: newPart, admission }
  } catch {
    return { update, admission: { kind: 'forgery', why: 'not readable' } }
  }
}

type Verdict = HeldReason | 'merge' | 'ask' | 'refuse' | 'forgery'

/**
 * Yjs tidies formatting that says nothing away, in every replica and without being asked. From somebody who cannot write
 * at the moment this is neither an attempt nor a loss: it is left out.
 */
const mayWriteNow = (peer: Peer, { locked }: IntakeFacts): boolean => peer.right === 'write' && !locked

/** What happens to an update that would change something, by what it is and what its sender may do. */
function ruleOn(arrival: UpdateArrival, admission: Admission, facts: IntakeFacts): Verdict {
  const { peer, isStep2 } = arrival
  const right = peer.right === 'write' && facts.locked ? 'locked' : peer.right
  switch (right) {
    case 'read':
      return hasWrittenUnder(arrival, facts) ? 'revoked' : 'refuse'
    case 'revoked':
      return 'revoked'
    case 'locked':
      return admission.kind === 'gap' && !isStep2 ? 'ask' : 'locked'
    case 'write':
      if (admission.kind === 'adds' || admission.kind === 'tidies') return 'merge'
      if (admission.kind === 'closed') return 'locked'
      if (admission.kind === 'misplaced') return 'misplaced'
      if (admission.kind === 'gap') return isStep2 ? 'foreign' : 'ask'
      return isStep2 ? 'foreign' : 'forgery'
  }
}

/** A reader's client id that has words in the document was a writer's: what it brings was typed with a right. */
function hasWrittenUnder({ peer, update }: UpdateArrival, { authors }: IntakeFacts): boolean {
  const { memberId } = peer.actor
  return update.structs.some(
    ({ id }) => id.clock > 0 && authors.isStored(id.client) && authors.of(id.client)?.memberId === memberId,
  )
}

function merge(
  arrival: UpdateArrival,
  update: DecodedUpdate,
  admission: Admission,
  facts: IntakeFacts,
  intake: Intake,
  transaction: Y.Transaction,
): void {
  const { peer } = arrival
  if (facts.text.bytes + intake.gainedBytes + update.bytes.length > limits.documentBytes) {
    intake.full.push(peer)
    return
  }
  const newClientIds = admission.kind === 'adds' ? admission.newClientIds : []
  for (const clientId of newClientIds) {
    facts.authors.reserve(clientId, peer.actor.memberId)
    peer.newClientIdsLeft--
  }
  for (const clientId of newAuthorsOf(update, facts)) intake.newAuthors.set(clientId, peer.actor.memberId)
  const { orphans, died } = facts.orphans.apply(transaction, update, peer)
  checkOrder(update.structs, transaction)
  for (const orphan of orphans) intake.orphans.push(orphan)
  for (const range of facts.firstAuthors.keep(transaction.doc, update, died, peer.actor.memberId))
    intake.firstAuthors.push(range)
  intake.gainedBytes += update.bytes.length
  intake.accepted.push({ peer, update, arrival })
}

function newAuthorsOf(update: DecodedUpdate, { authors }: IntakeFacts): number[] {
  return [...new Set(update.structs.map((struct) => struct.id.client))].filter((client) => !authors.isStored(client))
}
