import type { Case, Course, NextStep } from '../../shared/api/cases.ts'
import type { Phase } from '../../shared/api/notes.ts'
import type { Place } from '../../shared/course/place.ts'
import { counted, inWords } from '../ui/numbers.ts'

/** The next step of a course in words, in the middle of a sentence. */
export function stepInWords({ phase, dose }: NextStep): string {
  switch (phase) {
    case 'evaluation':
    case 'preparation':
      return phase
    case 'session':
      return `session, dose ${dose}`
    case 'integration':
    case 'follow-up':
      return `${phase}, after dose ${dose}`
  }
}

/** What comes next, for a list; empty where nothing does. */
export function nextInWords({ standing: { next, doses }, courses, closed }: Case): string {
  if (closed) return ''
  if (next !== null) return `Next: ${stepInWords(next)}`
  const course = courses.at(-1)
  if (course?.endedOn) return 'The course has ended'
  return doses !== null && course?.plannedDoses != null && doses >= course.plannedDoses
    ? 'All planned doses are given'
    : ''
}

/** Where a note stands among the doses: `Dose 2`, `After dose 2`; empty where that says nothing. */
export function placeInWords(phase: Phase | null, { dose, after }: Pick<Place, 'dose' | 'after'>): string {
  if (phase === 'session') return dose === null ? 'No dose given' : `Dose ${dose}`
  return (phase === 'integration' || phase === 'follow-up') && after > 0 ? `After dose ${after}` : ''
}

/** A course in a sentence or two: `Course 1, three of six doses given. End point: by 15 January, or at her wish.` */
export function courseInWords({ number, plannedDoses, endPoint, endedOn }: Course, doses: number | null): string {
  const given =
    doses === null
      ? null
      : plannedDoses === null
        ? `${counted(doses, 'dose')} given`
        : `${doses === 0 ? 'none' : inWords(doses)} of ${counted(plannedDoses, 'dose')} given`
  const course = [`Course ${number}`, given, endedOn !== null && 'ended'].filter((part) => part).join(', ')
  return endedOn === null && endPoint !== null ? `${course}. End point: ${endPoint}.` : `${course}.`
}
