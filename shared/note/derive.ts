import { deriveDose } from './blocks/dose/derive.ts'
import { childrenOf, type NoteNode } from './noteJson.ts'

/**
 * T+0 of a note: the clock time at which its first dose block was first given, or null. All T+min of the note follow
 * from it, so that correcting it moves them all and never a clock time.
 */
export function timeZeroOf(note: NoteNode): string | null {
  for (const section of childrenOf(note)) {
    for (const block of childrenOf(section)) {
      const timeZero = block.type === 'dose' ? deriveDose(block).timeZero : null
      if (timeZero !== null) return timeZero
    }
  }
  return null
}
