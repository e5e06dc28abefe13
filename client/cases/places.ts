import type { Case } from '../../shared/api/cases.ts'
import type { Note } from '../../shared/api/notes.ts'
import { courseOfNote, type Place, placeNotes } from '../../shared/course/place.ts'

/** Where each note stands among the doses of its own course. */
export function placesIn({ courses }: Pick<Case, 'courses'>, notes: readonly Note[]): Map<string, Place> {
  const ofCourses = Map.groupBy(notes, (note) => courseOfNote(courses, note))
  return new Map(
    [...ofCourses.values()].flatMap((some) => placeNotes(some).notes.map(({ note, place }) => [note.id, place])),
  )
}
