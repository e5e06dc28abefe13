import type { MemberId } from '../ids.ts'
import { isChangedCell, type PartDifference } from './difference.ts'

/** What somebody added of what a difference shows; `null` is whoever took words away, which nobody knows. */
export interface Share {
  member: MemberId | null
  words: number
  cells: number
}

const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** What was added by whom, the most first, and how many words went. */
export function summaryOf(difference: PartDifference): { shares: Share[]; removedWords: number } {
  const shares = new Map<MemberId | null, Share>()
  const shareOf = (member: MemberId | null): Share => {
    const known = shares.get(member) ?? { member, words: 0, cells: 0 }
    shares.set(member, known)
    return known
  }
  let removedWords = 0
  const waiting = [difference]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.op !== 'removed')
      for (const cell of part.cells)
        if (isChangedCell(cell) && cell.by && cell.name !== 'id') shareOf(cell.by).cells += 1
    for (const step of part.content) {
      if (step.is === 'part') waiting.push(step.part)
      else if (step.is === 'text' && step.op === 'added' && step.by) shareOf(step.by).words += countWords(step.text)
      else if (step.is === 'text' && step.op === 'removed') removedWords += countWords(step.text)
    }
  }
  const found = [...shares.values()].filter(({ words, cells }) => words + cells > 0)
  return { shares: found.toSorted((one, other) => other.words - one.words || other.cells - one.cells), removedWords }
}
