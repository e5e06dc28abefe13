import type { SavedState, Stop } from './ledger.ts'

const counted = (changes: number) => (changes === 1 ? '1 change' : `${changes} changes`)

/** What somebody writes in. */
export type Written = 'note' | 'template'

/** Why words are not saved, and what helps. */
const stops = (written: Written): Record<Stop, string> => ({
  sessionOver: 'your session ended. Sign in again to go on.',
  withdrawn: `this ${written} is no longer shared with you.`,
  locked: written === 'note' ? 'the note was locked meanwhile.' : 'the template was put away meanwhile.',
  readOnly: `you can read this ${written}, not change it.`,
  apart: `these words no longer fit the ${written}. They are kept for you.`,
  tooLarge: 'what was put in last is too large. Undo it, then try again.',
  clientTooOld: 'Throughline was updated. Copy what is not saved yet, then reload the page.',
  tooMany: 'too many notes are open at once. Close some, then try again.',
  malformed: 'the server did not understand this page. Copy what is not saved yet, then reload.',
})

/**
 * The words of the saved state: four kinds, always in the same place. Empty while the note opens. `kept` says whether this
 * browser keeps what is not saved; null as long as it does not know.
 */
export function savedInWords(state: SavedState, kept: boolean | null, written: Written = 'note'): string {
  switch (state.kind) {
    case 'opening':
      return ''
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving…'
    case 'offline':
      return state.changes === 0
        ? 'Offline'
        : `Offline: ${counted(state.changes)}${kept === null ? '' : kept ? ' kept here' : ' in this window only'}`
    case 'stopped':
      return state.changes === 0 ? sentence(stops(written)[state.why]) : `Not saved: ${stops(written)[state.why]}`
  }
}

/** What is said after coming back online. */
export const sentInWords = (sent: number): string =>
  `${counted(sent)} made offline ${sent === 1 ? 'was' : 'were'} sent.`

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
