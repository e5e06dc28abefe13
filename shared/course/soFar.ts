import type { CourseSoFar } from '../note/scales/earlier.ts'
import { byDay, type CourseNote, courseOfNote } from './place.ts'

/**
 * What the notes of its course before this one say of scores and doses. Notes are in the order of their days, and of their
 * making on the same day; what was entered in error, or is not counted yet, is left out.
 */
export function courseSoFar(
  note: Pick<CourseNote, 'id' | 'occurredOn' | 'createdAt'>,
  notes: readonly CourseNote[],
  courses: readonly { number: number; begunOn: string | null }[],
): CourseSoFar {
  const own = courseOfNote(courses, note)
  const before = notes
    .filter((one) => one.status !== 'entered_in_error' && byDay(one, note) < 0)
    .filter((one) => courseOfNote(courses, one) === own)
    .toSorted(byDay)
  return {
    on: note.occurredOn,
    earlier: before.flatMap(({ occurredOn, facts }) =>
      facts === null ? [] : [{ occurredOn, scores: facts.scores, isDosed: facts.dose !== null }],
    ),
  }
}
