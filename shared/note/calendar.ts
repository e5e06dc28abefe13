/**
 * Calendar dates in a note are `YYYY-MM-DD`, a day as it stands on a wall. Counted in UTC, where every day has 24 hours,
 * so that the zone of the machine changes nothing.
 */
const DAY = 86_400_000

/** Days from one date to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** The same day so many months later; the last of the month where that month is shorter. */
export function monthsAfter(date: string, months: number): string {
  const day = Number(date.slice(8, 10))
  const first = new Date(`${date.slice(0, 7)}-01T00:00:00Z`)
  first.setUTCMonth(first.getUTCMonth() + months)
  const next = new Date(first)
  next.setUTCMonth(next.getUTCMonth() + 1)
  const length = Math.round((next.getTime() - first.getTime()) / DAY)
  first.setUTCDate(Math.min(day, length))
  return first.toISOString().slice(0, 10)
}
