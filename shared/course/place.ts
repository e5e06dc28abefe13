import type { TextFacts } from '../api/facts.ts'
import type { Phase } from '../api/notes.ts'
import { compare } from '../compare.ts'
import type { NoteStatus } from '../review/machine.ts'

/** What has to be known of a note to give it its place in a course. */
export interface CourseNote {
  id: string
  phase: Phase | null
  status: NoteStatus
  /** The day that the note is about, `YYYY-MM-DD`. */
  occurredOn: string
  createdAt: string
  /** Null while they are not counted. */
  facts: TextFacts | null
}

/** Where a note stands among the doses of its course. */
export interface Place {
  /**
   * Of a session note: the number of its dose. The last one without a dose has the number of the dose that it was made
   * for; an earlier one without has none.
   */
  dose: number | null
  given: boolean
  /** How many doses were given before it. */
  after: number
}

/** A course in the order of its days. */
export interface Placed<Note extends CourseNote> {
  notes: readonly { note: Note; place: Place }[]
  /** Doses given so far; null while the facts of a session note are not counted. */
  doses: number | null
}

/** Puts notes in the order of the days they are about, and counts doses. What was entered in error has no place. */
export function placeNotes<Note extends CourseNote>(given: readonly Note[]): Placed<Note> {
  const notes = given.filter(({ status }) => status !== 'entered_in_error').toSorted(byDay)
  const isGiven = ({ phase, facts }: Note) => phase === 'session' && facts !== null && facts.dose !== null
  const lastGiven = notes.findLastIndex(isGiven)
  let doses = 0
  let open: number | null = null
  const placed = notes.map((note, index) => {
    const after = doses
    if (note.phase !== 'session') return { note, place: { dose: null, given: false, after } }
    if (isGiven(note)) {
      doses += 1
      return { note, place: { dose: doses, given: true, after } }
    }
    const isNext = index > lastGiven && open === null
    if (isNext) open = index
    return { note, place: { dose: isNext ? doses + 1 : null, given: false, after } }
  })
  const counted = notes.every(({ phase, facts }) => phase !== 'session' || facts !== null)
  return { notes: placed, doses: counted ? doses : null }
}

/** What has to be known of a note to put it in order; when it was made as an instant of either spelling. */
interface Dated<Made extends string | number> {
  readonly id: string
  readonly occurredOn: string
  readonly createdAt: Made
}

/** The order of notes by the days that they are about, and by when they were made where that is the same. */
export const byDay = <Made extends string | number>(one: Dated<Made>, other: Dated<Made>): number =>
  compare(one.occurredOn, other.occurredOn) || compare(one.createdAt, other.createdAt) || compare(one.id, other.id)

/** The course that a note belongs to: the latest that had begun on the note's day, else the first. Courses by number. */
export function courseOfNote<Course extends { number: number; begunOn: string | null }>(
  courses: readonly Course[],
  { occurredOn }: { occurredOn: string },
): Course | undefined {
  return courses.findLast(({ begunOn }) => begunOn !== null && begunOn <= occurredOn) ?? courses[0]
}

/** The notes of a case that belong to its newest course; all of them while it has none. */
export function notesOfNewest<Note extends { occurredOn: string }>(
  courses: readonly { number: number; begunOn: string | null }[],
  notes: readonly Note[],
): Note[] {
  const newest = courses.at(-1)
  return newest === undefined ? [...notes] : notes.filter((note) => courseOfNote(courses, note) === newest)
}
