import type { NextStep } from '../api/cases.ts'
import type { Phase } from '../api/notes.ts'
import type { CourseNote, Placed } from './place.ts'

/** What the plan of a course says, as far as the next step rests on it. */
interface CoursePlan {
  plannedDoses: number | null
  endedOn: string | null
}

/**
 * The step of the course that comes next: evaluation, preparation, then a session and its integration for every dose, and
 * the follow-up when the planned doses are given. Null when nothing is left, and while it cannot be known. It is an offer
 * in words and forbids nothing.
 */
export function nextStep(plan: CoursePlan | undefined, { notes, doses }: Placed<CourseNote>): NextStep | null {
  if (plan?.endedOn != null || doses === null) return null
  const has = (phase: Phase, after = 0) => notes.some(({ note, place }) => note.phase === phase && place.after >= after)
  if (doses === 0) {
    if (notes.every(({ note }) => note.phase === null)) return { phase: 'evaluation', dose: null }
    if (!has('preparation') && !has('session')) return { phase: 'preparation', dose: null }
    return { phase: 'session', dose: 1 }
  }
  const allGiven = plan?.plannedDoses != null && doses >= plan.plannedDoses
  if (allGiven && has('follow-up', doses)) return null
  if (!has('integration', doses) && !has('follow-up', doses)) return { phase: 'integration', dose: doses }
  return allGiven ? { phase: 'follow-up', dose: doses } : { phase: 'session', dose: doses + 1 }
}

/** The phase that a course is in: that of its newest note with one. */
export const phaseOf = ({ notes }: Placed<CourseNote>): Phase | null =>
  notes.findLast(({ note }) => note.phase !== null)?.note.phase ?? null
