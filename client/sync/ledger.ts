/**
 * What is known about where the author's words are: on this machine only, or on the server's disk. Pure: events in,
 * the next ledger out. 'Saved' is only ever said after the server's answer to 'is everything I sent on disk?'.
 */

/** Why the note is not being synced any more, until somebody does something about it. */
export type Stop =
  | 'sessionOver'
  | 'withdrawn'
  | 'locked'
  | 'readOnly'
  | 'apart'
  | 'tooLarge'
  | 'clientTooOld'
  | 'tooMany'
  | 'malformed'

type Link =
  /** Never in step with the server yet. */
  | { kind: 'opening' }
  /** In step. `asked` are questions not yet answered; `next` numbers the next one; `offline` changes were just sent. */
  | { kind: 'live'; asked: readonly Question[]; next: number; answered: boolean; offline: number }
  /** Without a connection; the provider comes back by itself. */
  | { kind: 'away' }
  | { kind: 'stopped'; why: Stop }

interface Question {
  number: number
  /** How many local updates had been made when it was asked. */
  covers: number
}

export interface Ledger {
  link: Link
  /** Local updates made in this document, and how many of them are known to be on disk. */
  made: number
  stored: number
  /** The author's changes not known to be on disk, each by the number of its last update. */
  changes: readonly number[]
  /** When the last update was made, in milliseconds. */
  madeAt: number
  /** Changes made offline that have been sent and stored since, until the next change. */
  sent: number
}

/** Typing that pauses for less than this is one change, as a person counts them. Milliseconds. */
const pause = 1_000

export const newLedger: Ledger = {
  link: { kind: 'opening' },
  made: 0,
  stored: 0,
  changes: [],
  madeAt: Number.NEGATIVE_INFINITY,
  sent: 0,
}

/** The author's document changed, `at` milliseconds. */
export function changed(ledger: Ledger, at: number): Ledger {
  const made = ledger.made + 1
  const goesOn = at - ledger.madeAt < pause && ledger.changes.length > 0
  const changes = goesOn ? [...ledger.changes.slice(0, -1), made] : [...ledger.changes, made]
  return { ...ledger, made, madeAt: at, changes, sent: 0 }
}

/** The document is in step with the server, over a new connection: questions are counted anew. */
export const inStep = (ledger: Ledger): Ledger => ({
  ...ledger,
  link: {
    kind: 'live',
    asked: [],
    next: 1,
    answered: false,
    offline: ledger.changes.length,
  },
})

/** Asks whether all that was made is on disk. The number goes to the server, or is null where nobody can be asked. */
export function ask(ledger: Ledger): { ledger: Ledger; number: number | null } {
  const { link } = ledger
  if (link.kind !== 'live') return { ledger, number: null }
  const asked = [...link.asked, { number: link.next, covers: ledger.made }]
  return { ledger: { ...ledger, link: { ...link, asked, next: link.next + 1 } }, number: link.next }
}

/** The server says that everything sent before question `number` is on disk. */
export function answered(ledger: Ledger, number: number): Ledger {
  const { link } = ledger
  if (link.kind !== 'live') return ledger
  const question = link.asked.find((one) => one.number === number)
  if (!question) return ledger
  const stored = Math.max(ledger.stored, question.covers)
  const changes = ledger.changes.filter((last) => last > stored)
  const arrived = changes.length === 0
  return {
    ...ledger,
    stored,
    changes,
    sent: arrived && link.offline > 0 ? link.offline : ledger.sent,
    link: {
      ...link,
      answered: true,
      offline: arrived ? 0 : link.offline,
      asked: link.asked.filter((one) => one.number > number),
    },
  }
}

/** The connection is gone. What stopped stays stopped. */
export const lostConnection = (ledger: Ledger): Ledger =>
  ledger.link.kind === 'stopped' ? ledger : { ...ledger, link: { kind: 'away' } }

export const stopped = (ledger: Ledger, why: Stop): Ledger => ({ ...ledger, link: { kind: 'stopped', why } })

/** Somebody did something about what stopped it; the provider tries again. */
export const resumed = (ledger: Ledger): Ledger =>
  ledger.link.kind === 'stopped' ? { ...ledger, link: { kind: 'away' } } : ledger

/** What the screen says, always in the same place. */
export type SavedState =
  | { kind: 'opening' }
  | { kind: 'saved'; sent: number }
  | { kind: 'saving'; changes: number }
  | { kind: 'offline'; changes: number }
  | { kind: 'stopped'; why: Stop; changes: number }

export function savedState({ link, changes: { length: changes }, sent }: Ledger): SavedState {
  switch (link.kind) {
    case 'opening':
      return { kind: 'opening' }
    case 'away':
      return { kind: 'offline', changes }
    case 'stopped':
      return { kind: 'stopped', why: link.why, changes }
    case 'live':
      if (changes > 0) return { kind: 'saving', changes }
      return link.answered ? { kind: 'saved', sent } : { kind: 'opening' }
  }
}

/** Whether leaving now would lose something. */
export const hasUnsaved = (state: SavedState): boolean => 'changes' in state && state.changes > 0
