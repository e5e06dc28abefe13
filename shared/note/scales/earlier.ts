import type { Score } from '../../api/facts.ts'
import { compare } from '../../compare.ts'
import { daysBetween, showDay } from '../calendar.ts'

/** What the notes of a course before this one say of scores and doses. Days are `YYYY-MM-DD`. */
export interface CourseSoFar {
  /** The day that this note is about. */
  readonly on: string
  /** The notes before it, the earliest first. */
  readonly earlier: readonly EarlierNote[]
}
interface EarlierNote {
  readonly occurredOn: string
  readonly scores: readonly Score[]
  readonly isDosed: boolean
}

/** How a total stands to the first one of its measure in the course. */
interface Change {
  readonly from: number
  /** The day of that first total. */
  readonly on: string
  /** Negative where the total fell. */
  readonly by: number
}

/**
 * The change of a total since the first complete one of the same measure in this course, the baseline; null where there is
 * none before it. The first is the one that was answered first. Arithmetic alone: whether a change
 * means anything is not said.
 */
export function changeSinceBaseline(
  { measure, name, total }: Pick<Score, 'measure' | 'name' | 'total'>,
  { earlier }: CourseSoFar,
): Change | null {
  const key = measureKey({ measure, name })
  const [first] = earlier
    .flatMap((note) =>
      note.scores
        .filter((score) => measureKey(score) === key)
        .map((score) => ({ from: score.total, on: dayOf(score, note) })),
    )
    .toSorted((one, other) => compare(one.on, other.on))
  return first === undefined ? null : { ...first, by: changeBetween(first.from, total) }
}

/** The same for all scores of one measure. Other measures are told apart by their names, however they are capitalised. */
export const measureKey = ({ measure, name }: Pick<Score, 'measure' | 'name'>): string =>
  `${measure} ${name.trim().toLowerCase()}`

/** The day on which a score was answered: the note's own, where nobody said another. */
export const dayOf = ({ on }: Pick<Score, 'on'>, { occurredOn }: { occurredOn: string }): string => on ?? occurredOn

/** By how much a total differs, negative where it fell. Tenths do not subtract in binary. */
export const changeBetween = (from: number, total: number): number => Math.round((total - from) * 1000) / 1000

/**
 * The latest dose before this note that lies inside the days which a questionnaire asks about, and how many days back;
 * null where none does. A dose of the same day counts, if its note came before.
 */
export function doseInWindow(
  recallDays: number,
  { on, earlier }: CourseSoFar,
): { readonly on: string; readonly daysBack: number } | null {
  const latest = earlier.findLast(({ isDosed }) => isDosed)
  if (latest === undefined) return null
  const daysBack = daysBetween(latest.occurredOn, on)
  return daysBack >= 0 && daysBack < recallDays ? { on: latest.occurredOn, daysBack } : null
}

/** `11 less than the first, 19 on 3 Oct 2026`; `The same as the first, …`. */
export function describeChange({ from, on, by }: Change): string {
  const than = `the first, ${from} on ${showDay(on)}`
  if (by === 0) return `The same as ${than}`
  return `${Math.abs(by)} ${by < 0 ? 'less' : 'more'} than ${than}`
}

/** `A dose, 8 days before, falls inside the time that is asked about`. */
export function describeDoseInWindow({ daysBack }: { daysBack: number }): string {
  const when = daysBack === 0 ? 'on the same day' : daysBack === 1 ? 'the day before' : `${daysBack} days before`
  return `A dose, ${when}, falls inside the time that is asked about`
}
