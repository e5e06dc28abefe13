import type { CourseMeasure } from '../../shared/course/measures.ts'
import { changeBetween } from '../../shared/note/scales/earlier.ts'
import { shortDay } from '../ui/dates.ts'

/** How a score differs from the first of the course: `−7`, `+2`, `the same`. A true minus sign. */
export function changeSince(baseline: number, total: number): string {
  const by = changeBetween(baseline, total)
  return by === 0 ? 'the same' : `${by < 0 ? '−' : '+'}${Math.abs(by)}`
}

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
