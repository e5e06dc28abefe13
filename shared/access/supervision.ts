import { z } from 'zod'

/** What kinds of notes a supervision can cover: those of a phase, and `other` for those beside the course. */
export const NoteKind = z.enum(['evaluation', 'preparation', 'session', 'integration', 'follow-up', 'other'])
export type NoteKind = z.infer<typeof NoteKind>

/** The kind of a note, by its phase. */
export const kindOfNote = (phase: Exclude<NoteKind, 'other'> | null): NoteKind => phase ?? 'other'

/** What decides whether a supervision covers a note at a moment. `covers` is null for all kinds. */
export interface SupervisionTerms {
  from: number
  to: number | null
  covers: readonly NoteKind[] | null
}

/** Where a supervision stands at a moment: `to` is the first moment that it no longer covers. */
export function stateOfSupervision({ from, to }: SupervisionTerms, at: number): 'ahead' | 'running' | 'over' {
  if (to !== null && to <= at) return 'over'
  return from <= at ? 'running' : 'ahead'
}

const oneDay = 24 * 60 * 60_000

/** When a supervision has to run to be of a note. */
export interface SupervisedTimes {
  /** Now. */
  at: number
  /** The day that the note is about, `YYYY-MM-DD`. */
  day: string
  /** Moments of the note's own life: when it was begun, and since when it waits to be written anew. */
  moments: readonly number[]
}

/**
 * Whether a supervision covers a note of this kind: it runs now, ran at one of the note's moments, or at some time of the day
 * that the note is about, wherever on Earth that day was. The day alone would not do: whoever writes says which it is.
 */
export function coversNote(terms: SupervisionTerms, kind: NoteKind, { at, day, moments }: SupervisedTimes): boolean {
  if (terms.covers !== null && !terms.covers.includes(kind)) return false
  const noon = Date.parse(`${day}T12:00:00Z`)
  const ranThatDay = terms.from < noon + oneDay && (terms.to === null || terms.to > noon - oneDay)
  const runsAt = (moment: number) => stateOfSupervision(terms, moment) === 'running'
  return runsAt(at) || moments.some(runsAt) || (ranThatDay && terms.from <= at)
}
