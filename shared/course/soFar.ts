import type { CourseSoFar } from '../note/scales/earlier.ts'
import { type CourseNote, courseOfNote } from './place.ts'

/**
 * What the notes of its course before this one say of scores and doses. Notes are in the order of their days, and of their
 * making on the same day; what was entered in error, or is not counted yet, is left out.
 */
export function courseSoFar(
  note: Pick<CourseNote, 'id' | 'occurredOn' | 'createdAt'>,
  notes: readonly CourseNote[],
  courses: readonly { number: number; begunOn: string | null }[],
): CourseSoFar {
  const place = ({ occurredOn, createdAt }: Pick<CourseNote, 'occurredOn' | 'createdAt'>) =>
    `${occurredOn} ${createdAt}`
  const own = courseOfNote(courses, note)
  const before = notes
    .filter((one) => one.id !== note.id && one.status !== 'entered_in_error' && place(one) < place(note))
    .filter((one) => courseOfNote(courses, one) === own)
    .toSorted((one, other) => (place(one) < place(other) ? -1 : 1))
  return {
    on: note.occurredOn,
    earlier: before.flatMap(({ occurredOn, facts }) =>
      facts === null ? [] : [{ occurredOn, scores: facts.scores, isDosed: facts.dose !== null }],
    ),
  }
}
