import { deriveDose } from './blocks/dose/derive.ts'
import type { ClockReading } from './clock.ts'
import { childrenOf, type NoteNode } from './noteJson.ts'

/**
 * T+0 of a note: when its first dose block was first given, or null. All T+min of the note follow from it, so that
 * correcting it moves them all and never a clock time.
 */
export function zeroOf(note: NoteNode): ClockReading | null {
  for (const section of childrenOf(note)) {
    for (const block of childrenOf(section)) {
      const zero = block.type === 'dose' ? deriveDose(block).zero : null
      if (zero !== null) return zero
    }
  }
  return null
}

/** The clock time of T+0, `HH:MM`, to be shown; T+min is counted from `zeroOf`. */
export const timeZeroOf = (note: NoteNode): string | null => zeroOf(note)?.at ?? null
