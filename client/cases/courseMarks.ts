import type { Case } from '../../shared/api/cases.ts'
import type { Note } from '../../shared/api/notes.ts'
import { notesOfNewest, placeNotes } from '../../shared/course/place.ts'
import { shortDay } from '../ui/dates.ts'
import type { IconName } from '../ui/Icon.tsx'
import { phaseWord } from '../ui/PhaseName.tsx'

/** One mark on the line of a course: a note, what comes next, or doses that are planned. */
export interface CourseMark {
  key: string
  glyphs: IconName[]
  title: string
  words: string
  /** The note that a mark stands for; what is planned has none. */
  note: Note | null
}

/** What happened in a course, and what is planned. */
export interface CourseMarks {
  readonly past: readonly (CourseMark & { readonly note: Note })[]
  readonly planned: readonly CourseMark[]
}

/** Planned doses that are drawn one by one; more stand as one in the words. */
const drawnDoses = 3

/** The marks of a case's newest course: what happened, then what is planned. */
export function courseMarks(one: Case, notes: readonly Note[]): CourseMarks {
  const placed = placeNotes(notesOfNewest(one.courses, notes))
  const past = placed.notes.flatMap(({ note, place }): CourseMarks['past'][number][] => {
    if (note.phase === null) return []
    const given = note.facts?.dose ? `, ${note.facts.dose.given} mg` : ''
    const title = note.phase === 'session' && place.dose !== null ? `Dose ${place.dose}` : phaseWord(note.phase)
    const words = `${shortDay(note.occurredOn)}${note.phase === 'session' ? given : ''}`
    return [{ key: note.id, glyphs: [note.phase], title, words, note }]
  })
  return { past, planned: one.closed ? [] : plannedMarks(one, placed.notes) }
}

function plannedMarks(
  { standing: { doses, next }, courses }: Case,
  notes: readonly { note: Note; place: { dose: number | null; given: boolean } }[],
): CourseMark[] {
  const planned = courses.at(-1)?.plannedDoses ?? null
  if (doses === null || next === null) return []
  const marks: CourseMark[] = []
  const mark = (key: string, glyphs: IconName[], title: string, words: string) =>
    marks.push({ key, glyphs, title, words, note: null })
  const isBegun = notes.some(({ place }) => place.dose !== null && !place.given)
  if (next.phase !== 'session' && next.phase !== 'follow-up') mark('next', [next.phase], phaseWord(next.phase), 'next')
  const from = doses + (isBegun ? 2 : 1)
  if (planned !== null && from <= planned) {
    const left = planned - from + 1
    const title = left === 1 ? `Dose ${from}` : `Doses ${from} to ${planned}`
    mark(
      'doses',
      Array.from({ length: Math.min(left, drawnDoses) }, () => 'planned' as const),
      title,
      'planned',
    )
  } else if (planned === null && next.phase === 'session' && !isBegun) mark('dose', ['planned'], `Dose ${from}`, 'next')
  if (planned !== null)
    mark('follow-up', ['follow-up'], phaseWord('follow-up'), next.phase === 'follow-up' ? 'next' : 'planned')
  return marks
}
