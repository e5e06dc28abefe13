import { readAttributes, type Values } from '../../attributes.ts'
import type { NoteNode } from '../../noteJson.ts'
import { isUnfilled, partsOf } from '../filled.ts'
import { type Direction, directionNames, measureRules, subScoreRules } from './schema.ts'

interface DerivedMeasure {
  measure: Values<typeof measureRules>
  /** As they were written. */
  parts: { part: Values<typeof subScoreRules>; node: NoteNode }[]
  /** The lines of words. As a rule one. */
  words: NoteNode[]
  /** The score lies outside the range that stands beside it: one of the three is mistyped. */
  outside: boolean
}

/** A score as it was entered. What it means is not for this program to say. */
export function deriveMeasure(node: NoteNode): DerivedMeasure {
  const measure = readAttributes(measureRules, node.attrs)
  return {
    measure,
    parts: partsOf(node, 'subScore').map((child) => ({
      part: readAttributes(subScoreRules, child.attrs),
      node: child,
    })),
    words: partsOf(node, 'measureWords'),
    outside: isOutside(measure),
  }
}

/** Whether a score lies outside the range that it was entered with. */
export const isOutside = ({
  score,
  least,
  most,
}: {
  score: number | null
  least: number | null
  most: number | null
}): boolean => score !== null && ((least !== null && score < least) || (most !== null && score > most))

/** Whether nobody has filled a cell or written a word. */
export const isEmptyMeasure = (node: NoteNode): boolean =>
  isUnfilled(node, measureRules) && partsOf(node, 'subScore').every((part) => isUnfilled(part, subScoreRules))

/** `22, of 0 to 60`, `22`, or `of 0 to 60`; empty while nothing of it is filled. */
export function describeScoreIn(score: number | null, least: number | null, most: number | null): string {
  const range =
    least !== null && most !== null
      ? `of ${least} to ${most}`
      : most !== null
        ? `of ${most} at most`
        : least !== null
          ? `of ${least} at least`
          : ''
  return [score === null ? '' : String(score), range].filter((part) => part !== '').join(', ')
}

/** Which way a measure goes, in words: `higher is worse`. Empty while it is not chosen. */
export const describeDirection = (direction: Direction | null): string =>
  direction === null ? '' : directionNames[direction]

export const outsideWords = 'The score lies outside its range'
