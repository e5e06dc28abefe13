import { z } from 'zod'

/**
 * The life of a note, as a state machine: which acts its state allows, and what each leads to. Pure and total, so that the
 * server decides by it, the screen shows what it says, and a test can walk it. Who may act is the policy's matter.
 */

export const NoteStatus = z.enum(['draft', 'in_review', 'changes_requested', 'signed', 'cosigned', 'entered_in_error'])
export type NoteStatus = z.infer<typeof NoteStatus>

/** Whether a note is still in its author’s hands: not handed over yet, or sent back. It is no part of the chart then. */
export const isUnfinished = (status: NoteStatus): boolean => status === 'draft' || status === 'changes_requested'

export const reviewActs = [
  'sign',
  'submit',
  'withdraw',
  'requestChanges',
  'attest',
  'cosign',
  'addendum',
  'enterInError',
  'discard',
  'recover',
] as const
export type ReviewAct = (typeof reviewActs)[number]

/** What a note in review still waits for. */
export interface Awaits {
  cosign: 'not_needed' | 'awaited' | 'given'
  /** Ids of the sections that the prescriber has not answered for yet. */
  sections: readonly string[]
}
export const awaitsNothing: Awaits = { cosign: 'not_needed', sections: [] }

/** Whether a note was discarded, and if so, whether that can still be taken back. */
export type Discarded = 'no' | 'recoverable' | 'past'

/** What the machine knows of a note. */
export interface ReviewFacts {
  status: NoteStatus
  /** A process note is not part of the chart: nobody signs it or answers for it. */
  private: boolean
  discarded: Discarded
  /** A supervision covers the author’s notes of this kind on this day. */
  authorIsSupervised: boolean
  awaits: Awaits
  /** A dose, a reading, a moment or an adverse effect is recorded: what happened to a client is not discarded. Null while that is not known. */
  recorded: boolean | null
}

/** Why the state of a note does not allow an act. The catalogue has a sentence for each. */
export const refusals = [
  'process_note',
  'discarded',
  'not_discarded',
  'discarded_for_good',
  'in_review',
  'not_in_review',
  'already_signed',
  'still_open',
  'entered_in_error',
  'needs_cosigning',
  'nobody_cosigns',
  'nothing_to_cosign',
  'nothing_to_attest',
  'recorded',
  'discard_instead',
  'sent_back',
] as const
export type Refusal = (typeof refusals)[number]

/** Why the note’s state does not allow the act; null where it does. */
export function refusalOf(act: ReviewAct, facts: ReviewFacts): Refusal | null {
  if (facts.private) return 'process_note'
  if (facts.discarded !== 'no') return refusalOfDiscarded(act, facts.discarded)
  const { status, authorIsSupervised, awaits, recorded } = facts
  switch (act) {
    case 'sign':
      return isOpen(status) ? only(!authorIsSupervised, 'needs_cosigning') : whereItIs(status)
    case 'submit':
      return isOpen(status) ? only(authorIsSupervised, 'nobody_cosigns') : whereItIs(status)
    case 'withdraw':
    case 'requestChanges':
      return status === 'in_review' ? null : whereItIs(status)
    case 'cosign':
      return status === 'in_review' ? only(awaits.cosign === 'awaited', 'nothing_to_cosign') : whereItIs(status)
    case 'attest':
      return status === 'in_review' ? only(awaits.sections.length > 0, 'nothing_to_attest') : whereItIs(status)
    case 'addendum':
      return isSealed(status) ? null : isOpen(status) ? 'still_open' : whereItIs(status)
    case 'enterInError':
      if (isSealed(status)) return null
      return isOpen(status) ? only(recorded === true || status !== 'draft', 'discard_instead') : whereItIs(status)
    case 'discard':
      if (status === 'changes_requested') return 'sent_back'
      return status === 'draft' ? only(recorded === false, 'recorded') : whereItIs(status)
    case 'recover':
      return 'not_discarded'
  }
}

/** Why the note’s state lets nobody write in it; null where it does. A process note is its author's to write in, whatever else. */
export function writeRefusalOf({ private: isPrivate, discarded, status }: ReviewFacts): Refusal | null {
  if (isPrivate) return null
  if (discarded !== 'no') return 'discarded'
  return isOpen(status) ? null : whereItIs(status)
}

const only = (holds: boolean, otherwise: Refusal): Refusal | null => (holds ? null : otherwise)

function refusalOfDiscarded(act: ReviewAct, discarded: Exclude<Discarded, 'no'>): Refusal | null {
  if (act !== 'recover') return 'discarded'
  return discarded === 'recoverable' ? null : 'discarded_for_good'
}

const isOpen = (status: NoteStatus): boolean => status === 'draft' || status === 'changes_requested'
const isSealed = (status: NoteStatus): boolean => status === 'signed' || status === 'cosigned'

/** What is said of a note that is not where an act needs it; a state that nobody knows allows nothing. */
function whereItIs(status: NoteStatus): Refusal {
  if (status === 'in_review') return 'in_review'
  if (isSealed(status)) return 'already_signed'
  return status === 'entered_in_error' ? 'entered_in_error' : 'not_in_review'
}

/** Where a note is after an act. */
export interface Outcome {
  status: NoteStatus
  /** Whether its document takes no more text. */
  locked: boolean
  awaits: Awaits
}

/** What an act does to the state of a note. */
export type StateAct = Exclude<ReviewAct, 'addendum' | 'discard' | 'recover'>

/**
 * Where an act leads that `refusalOf` allows. `sections` are the ids of those that the prescriber has to answer for, of a note that
 * is signed or submitted; those that a prescriber answers for, of an attestation.
 */
export function outcomeOf(act: StateAct, facts: ReviewFacts, sections: readonly string[] = []): Outcome {
  switch (act) {
    case 'sign':
    case 'submit':
      return waitingFor({ cosign: act === 'submit' ? 'awaited' : 'not_needed', sections })
    case 'cosign':
      return waitingFor({ ...facts.awaits, cosign: 'given' })
    case 'attest':
      return waitingFor({
        ...facts.awaits,
        sections: facts.awaits.sections.filter((section) => !sections.includes(section)),
      })
    case 'withdraw':
      return { status: 'draft', locked: false, awaits: awaitsNothing }
    case 'requestChanges':
      return { status: 'changes_requested', locked: false, awaits: awaitsNothing }
    case 'enterInError':
      return { status: 'entered_in_error', locked: true, awaits: awaitsNothing }
  }
}

/** In review until everybody has answered for their part; then signed, or co-signed where somebody co-signs for the author. */
function waitingFor(awaits: Awaits): Outcome {
  const isComplete = awaits.cosign !== 'awaited' && awaits.sections.length === 0
  if (!isComplete) return { status: 'in_review', locked: true, awaits }
  const status = awaits.cosign === 'given' ? 'cosigned' : 'signed'
  return { status, locked: true, awaits: awaitsNothing }
}

/** How long a discarded draft can be taken back, in milliseconds: 30 days. */
export const recoverableFor = 30 * 24 * 60 * 60_000
