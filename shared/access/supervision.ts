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

/** Whether a supervision covers notes of this kind at this moment. */
export const coversNote = (terms: SupervisionTerms, kind: NoteKind, at: number): boolean =>
  stateOfSupervision(terms, at) === 'running' && (terms.covers === null || terms.covers.includes(kind))
