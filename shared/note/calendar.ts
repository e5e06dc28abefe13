/**
 * Calendar dates in a note are `YYYY-MM-DD`, a day as it stands on a wall. Counted in UTC, where every day has 24 hours,
 * so that the zone of the machine changes nothing.
 */
const DAY = 86_400_000

/** Days from one date to another; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

/** The day so many days later. */
export const daysAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)

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

/** As en-GB writes them, so that a day reads alike in a note and beside it. */
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'] as const

/** `2026-11-19` as `19 Nov 2026`; what is no date stays as it is. */
export function showDay(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  const name = monthNames[Number(month) - 1]
  return name === undefined ? date : `${Number(day)} ${name} ${year}`
}

const two = (value: number) => String(value).padStart(2, '0')

/** The day of a moment where this runs, `YYYY-MM-DD`. */
export const calendarDayOf = (now: Date): string =>
  `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`

/**
 * The date that somebody typed: `19 nov`, `19 November 2026`, `nov 19`, `19.11.`, `19/11/2026`, `2026-11-19`, `today`,
 * `yesterday`, `tomorrow`. Days stand before months where both are figures. Without a year it is the one whose day lies
 * nearest to `now`. Null for what is no date.
 */
export function parseDay(typed: string, now: Date): string | null {
  const words = typed.trim().toLowerCase()
  const near = { yesterday: -1, today: 0, tomorrow: 1 }[words]
  if (near !== undefined) return calendarDayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + near))
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words)
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const figures = /^(\d{1,2})[./ ](\d{1,2})(?:[./ ](\d{4})?)?$/.exec(words)
  if (figures) return inYear(figures[3], Number(figures[2]), Number(figures[1]), now)
  const letters =
    /^(\d{1,2})\.?\s*([a-z]{3,9})\.?,?\s*(\d{4})?$/.exec(words) ??
    swapped(/^([a-z]{3,9})\.?\s*(\d{1,2}),?\s*(\d{4})?$/.exec(words))
  if (!letters) return null
  const month = fullMonthNames.findIndex((name) => name.startsWith(letters[2] ?? '')) + 1
  return month === 0 ? null : inYear(letters[3], month, Number(letters[1]), now)
}

const fullMonthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

const swapped = (found: RegExpExecArray | null): (string | undefined)[] | null =>
  found && [found[0], found[2], found[1], found[3]]

function dateOf(year: number, month: number, day: number): string | null {
  const date = `${year}-${two(month)}-${two(day)}`
  const at = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null
}

function inYear(year: string | undefined, month: number, day: number, now: Date): string | null {
  if (year !== undefined) return dateOf(Number(year), month, day)
  const today = calendarDayOf(now)
  const [nearest] = [-1, 0, 1]
    .flatMap((years) => dateOf(now.getFullYear() + years, month, day) ?? [])
    .sort((one, other) => Math.abs(daysBetween(today, one)) - Math.abs(daysBetween(today, other)))
  return nearest ?? null
}
