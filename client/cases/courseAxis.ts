import { daysBetween } from '../../shared/note/calendar.ts'

/** The one scale of time that a case's course, threads and scales are drawn on. All places are pixels from its left end. */
export interface CourseAxis {
  readonly width: number
  /** Where each mark of the past stands, in their order. */
  readonly past: readonly number[]
  readonly today: number
  /** Where each planned mark stands. */
  readonly planned: readonly number[]
  /** Where a day of the past lies: between the marks around it, today and after at today's line. */
  readonly at: (day: string) => number
}

interface Marks {
  /** The days of the marks, in their order. */
  readonly days: readonly string[]
  readonly today: string
  /** How much room each planned mark takes. */
  readonly plannedWidths: readonly number[]
  readonly width: number
  /** The least distance of two marks, so that the words of neighbours on one side do not touch. */
  readonly gap?: number
  /** The room before the first mark, for half of its words. */
  readonly before?: number
}

/** Between the last mark and today's line. */
const BEFORE_TODAY = 30

/**
 * Lays a course out on a line. Marks of the past stand by their days, moved apart where they would touch, so that distance
 * is time wherever there is room; what is planned has no days, and stands after today's line as closely as its words allow.
 */
export function courseAxis({ days, today, plannedWidths, width, gap = 62, before = 50 }: Marks): CourseAxis {
  const room = plannedWidths.reduce((sum, each) => sum + each, 0)
  const todayAt = Math.max(before, width - (room === 0 ? BEFORE_TODAY : room))
  const end = Math.max(before, todayAt - BEFORE_TODAY)
  const past = spread(days, today, { from: before, to: end, gap })
  let next = todayAt
  const planned = plannedWidths.map((each) => {
    next += each
    return next - each / 2
  })
  return { width, past, today: todayAt, planned, at: interpolated(days, past, { today, todayAt }) }
}

/** Places by days between two ends, at least `gap` apart; closer only where there is no room for that. */
function spread(
  days: readonly string[],
  today: string,
  { from, to, gap }: { from: number; to: number; gap: number },
): number[] {
  const first = days[0]
  if (first === undefined) return []
  const span = Math.max(1, daysBetween(first, today))
  const least = days.length > 1 ? Math.min(gap, (to - from) / (days.length - 1)) : 0
  const places: number[] = []
  for (const day of days) {
    const byTime = from + ((to - from) * Math.max(0, Math.min(span, daysBetween(first, day)))) / span
    const last = places.at(-1)
    places.push(last === undefined ? byTime : Math.max(byTime, last + least))
  }
  // Where the last ones were pushed beyond the end, they push those before them back.
  return places.map((place, index) => Math.min(place, to - least * (places.length - 1 - index)))
}

function interpolated(
  days: readonly string[],
  places: readonly number[],
  { today, todayAt }: { today: string; todayAt: number },
): (day: string) => number {
  // Of several marks on one day the first stands for it.
  const known = new Map<string, number>()
  days.forEach((day, index) => {
    const place = places[index]
    if (place !== undefined && !known.has(day)) known.set(day, place)
  })
  if (!known.has(today)) known.set(today, todayAt)
  const anchors = [...known].sort(([one], [other]) => (one < other ? -1 : 1))
  return (day) => {
    if (day >= today) return todayAt
    const after = anchors.findIndex(([anchor]) => anchor >= day)
    const [laterDay, later] = anchors[after] ?? [today, todayAt]
    const [soonerDay, sooner] = anchors[after - 1] ?? [laterDay, later]
    const span = daysBetween(soonerDay, laterDay)
    return span <= 0 ? later : sooner + ((later - sooner) * daysBetween(soonerDay, day)) / span
  }
}
