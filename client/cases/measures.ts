import type { Note } from '../../shared/api/notes.ts'
import type { NoteId } from '../../shared/ids.ts'
import { shortDay } from '../ui/dates.ts'

/** A complete score, in the note where it was taken. */
export interface Score {
  readonly noteId: NoteId
  /** The day on which it was answered. */
  readonly on: string
  readonly total: number
}

/** A scale or another measure over a course, by day. */
export interface CourseMeasure {
  readonly key: string
  readonly name: string
  /** The lowest and highest total that there can be, where they are known. */
  readonly least: number | null
  readonly most: number | null
  /** The practice's, where it has one. */
  readonly cutPoint: number | null
  readonly scores: readonly Score[]
}

/** The measures of which these notes have a complete score, each with its scores by day. */
export function measuresOf(notes: readonly Note[]): CourseMeasure[] {
  const found = new Map<string, CourseMeasure>()
  const byDay = notes
    .filter(({ status }) => status !== 'entered_in_error')
    .toSorted(
      (one, other) => one.occurredOn.localeCompare(other.occurredOn) || one.createdAt.localeCompare(other.createdAt),
    )
  for (const { id, occurredOn, facts } of byDay) {
    for (const { measure, name, total, least, most, cutPoint, on } of facts?.scores ?? []) {
      const key = `${measure} ${name}`
      const scores = [...(found.get(key)?.scores ?? []), { noteId: id, on: on ?? occurredOn, total }]
      found.set(key, { key, name, least, most, cutPoint, scores: scores.toSorted(byOn) })
    }
  }
  return [...found.values()]
}

const byOn = (one: Score, other: Score): number => one.on.localeCompare(other.on)

/** How a score differs from the first of the course: `−7`, `+2`, `the same`. A true minus sign. */
export const changeSince = (baseline: number, total: number): string =>
  total === baseline ? 'the same' : `${total < baseline ? '−' : '+'}${Math.abs(total - baseline)}`

/** What a measure's scores come to, in a sentence or two; the numbers are judged by nobody here. */
export function measureInWords({ scores, cutPoint }: CourseMeasure): string {
  const [baseline, latest] = [scores.at(0), scores.at(-1)]
  if (baseline === undefined || latest === undefined) return ''
  const change =
    scores.length === 1
      ? `${baseline.total} on ${shortDay(baseline.on)}, once so far.`
      : `${latest.total} on ${shortDay(latest.on)}, ${changeSince(baseline.total, latest.total)} since ${shortDay(baseline.on)}.`
  if (cutPoint === null) return change
  const stands = latest.total >= cutPoint ? 'At or above' : 'Below'
  return `${change} ${stands} the practice’s cut point of ${cutPoint}.`
}

/** All scores in words, for whoever does not see the chart: `21 on 2 Oct, 14 on 9 Nov`. */
export const scoresInWords = ({ scores }: CourseMeasure): string =>
  scores.map(({ total, on }) => `${total} on ${shortDay(on)}`).join(', ')

/** What the totals lie between, to draw them: the measure's own ends, else those of its scores. */
export function rangeOf({ least, most, scores }: CourseMeasure): { least: number; most: number } {
  const totals = scores.map(({ total }) => total)
  const low = least ?? Math.min(0, ...totals)
  return { least: low, most: Math.max(most ?? Math.max(...totals), low + 1) }
}

/** The same in words, where it is known: `0 to 27`. */
export const rangeInWords = ({ least, most }: CourseMeasure): string =>
  least === null || most === null ? '' : `${least} to ${most}`
