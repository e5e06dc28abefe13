import { compare } from '../compare.ts'
import { dayOf, measureKey } from '../note/scales/earlier.ts'
import { byDay, type CourseNote } from './place.ts'

/** A complete score, in the note where it was taken. */
export interface CourseScore {
  readonly noteId: string
  /** The day on which it was answered. */
  readonly on: string
  readonly total: number
}

/** A scale or another measure over a course, by day. */
export interface CourseMeasure {
  readonly key: string
  readonly name: string
  /** The lowest and highest total that there can be, where they are known. */
  readonly least: number | null
  readonly most: number | null
  /** The practice's, where it has one. */
  readonly cutPoint: number | null
  readonly scores: readonly CourseScore[]
}

/** The measures of which these notes have a complete score, each with its scores by the days on which they were answered. */
export function measuresOf(notes: readonly CourseNote[]): CourseMeasure[] {
  const found = new Map<string, CourseMeasure>()
  for (const note of notes.filter(({ status }) => status !== 'entered_in_error').toSorted(byDay)) {
    for (const score of note.facts?.scores ?? []) {
      const key = measureKey(score)
      const { name, least, most, cutPoint, total } = score
      const scores = [...(found.get(key)?.scores ?? []), { noteId: note.id, on: dayOf(score, note), total }]
      found.set(key, { key, name, least, most, cutPoint, scores })
    }
  }
  return [...found.values()].map((measure) => ({
    ...measure,
    scores: measure.scores.toSorted((one, other) => compare(one.on, other.on)),
  }))
}
