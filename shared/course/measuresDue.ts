import type { Measure, MeasureRhythm } from '../api/practice.ts'
import { compare } from '../compare.ts'
import { daysAfter, daysBetween } from '../note/calendar.ts'
import { type CourseNote, notesOfNewest } from './place.ts'

/** A questionnaire that is meant to be answered again. Days are `YYYY-MM-DD`. */
export interface MeasureDue {
  measure: Measure
  lastTakenOn: string
  /** The first day on which it was due. */
  dueSince: string
}

interface CaseOfScores {
  closed: boolean
  /** By number. */
  courses: readonly { number: number; begunOn: string | null; endedOn: string | null }[]
  notes: readonly CourseNote[]
}

/**
 * The questionnaires of a case that are due on a day, the longest due first. One is due when its course runs, it was
 * answered whole at least once in that course, and the last time lies as many days back as the practice says. What was
 * never answered in the course is not due: whether it is to be asked at all is the clinicians' to say.
 */
export function measuresDue(
  { closed, courses, notes }: CaseOfScores,
  rhythms: readonly MeasureRhythm[],
  today: string,
): MeasureDue[] {
  if (closed || courses.at(-1)?.endedOn != null) return []
  const counted = notesOfNewest(courses, notes).filter(({ status }) => status !== 'entered_in_error')
  return rhythms
    .flatMap(({ measure, everyDays }): MeasureDue[] => {
      const lastTakenOn = counted
        .filter(({ facts }) => facts !== null && facts[measure] !== null)
        .map(({ occurredOn }) => occurredOn)
        .toSorted()
        .at(-1)
      if (lastTakenOn === undefined || daysBetween(lastTakenOn, today) < everyDays) return []
      return [{ measure, lastTakenOn, dueSince: daysAfter(lastTakenOn, everyDays) }]
    })
    .toSorted((one, other) => compare(one.dueSince, other.dueSince))
}
