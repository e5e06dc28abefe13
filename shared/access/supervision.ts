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

/**
 * Whether a supervision covers a note of this kind: it runs at the moment `at`, or ran at some time of the day (`YYYY-MM-DD`)
 * that the note is about, wherever on Earth that day was.
 */
export function coversNote(terms: SupervisionTerms, kind: NoteKind, { at, day }: { at: number; day: string }): boolean {
  if (terms.covers !== null && !terms.covers.includes(kind)) return false
  const noon = Date.parse(`${day}T12:00:00Z`)
  const ranThatDay = terms.from < noon + oneDay && (terms.to === null || terms.to > noon - oneDay)
  return stateOfSupervision(terms, at) === 'running' || (ranThatDay && terms.from <= at)
}
