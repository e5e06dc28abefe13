import { calendarDayOf, showDay } from '../../shared/note/calendar.ts'

const locale = 'en-GB'

const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const toTheSecond = new Intl.DateTimeFormat(locale, { timeStyle: 'medium' })
const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })
const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'full' })

const sameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString()

/** A moment in the viewer's zone, as short as it can be said: today's as a clock time, this year's without the year. */
export function briefly(iso: string, now = new Date()): string {
  const at = new Date(iso)
  if (sameDay(at, now)) return clock.format(at)
  return (at.getFullYear() === now.getFullYear() ? day : dayOfYear).format(at)
}

/** The clock time of a moment in the viewer's zone. */
export const timeOf = (iso: string): string => clock.format(new Date(iso))

/** The same to the second. */
export const clockTime = (iso: string): string => toTheSecond.format(new Date(iso))

/** A moment in the viewer's zone, in full. */
export const inFull = (iso: string): string => whole.format(new Date(iso))

/** The day of a moment in the viewer's zone, with its year. */
export const dayOf = (iso: string): string => dayOfYear.format(new Date(iso))

/** The last day before a moment: what ends as a day begins lasted until the day before. */
const justBefore = (iso: string): Date => new Date(Date.parse(iso) - 1)
export const lastDayOf = (iso: string): string => dayOfYear.format(justBefore(iso))

/** A moment's day as a date field holds it, and the same for the last day before a moment. */
export const dayInput = (iso: string): string => calendarDayOf(new Date(iso))
export const lastDayInput = (iso: string): string => calendarDayOf(justBefore(iso))

/** The moment at which a date field's day begins in the viewer's zone; what is no day stays as it is. */
export function startOfDay(day: string, later = 0): string {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number)
  const at = new Date(year, month - 1, date + later)
  return Number.isNaN(at.getTime()) ? day : at.toISOString()
}

/** The moment at which the day after begins. */
export const afterDay = (day: string): string => startOfDay(day, 1)

/** A calendar day, `2031-05-30`, in words as in a note: it is no moment, and the same in every zone. */
export const calendarDay = (day: string): string => showDay(day)

const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long' })
const noon = (day: string): Date => new Date(`${day}T12:00:00`)

/** A calendar day as short as it can be said: this year's without the year. */
export function shortDay(given: string, now = new Date()): string {
  const at = noon(given)
  return (at.getFullYear() === now.getFullYear() ? day : dayOfYear).format(at)
}

/** A calendar day in full, with its weekday. */
export const fullDay = (given: string): string => longDay.format(noon(given)).replace(',', '')

const heading = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
/** The weekday, day and month of a moment in the viewer's zone: `Monday 23 November`. */
export const dayHeading = (at: Date): string => heading.format(at).replace(',', '')

/** How many midnights lie between a moment and now, in the viewer's zone. */
export function daysAgo(iso: string, now = new Date()): number {
  const midnight = (at: Date) => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate())
  return Math.round((midnight(now) - midnight(new Date(iso))) / 86_400_000)
}

/** When something was, as one says it: `today at 14:03`, `yesterday`, `on Thursday`, `on 3 Nov`. */
export function saidWhen(iso: string, now = new Date()): string {
  const ago = daysAgo(iso, now)
  if (ago <= 0) return `today at ${timeOf(iso)}`
  if (ago === 1) return 'yesterday'
  return ago < 7 ? `on ${weekday.format(new Date(iso))}` : `on ${briefly(iso, now)}`
}

/** The same as a heading of its own: `Today`, `Yesterday`, `Thursday`, `3 Nov`. */
export function dayName(iso: string, now = new Date()): string {
  const ago = daysAgo(iso, now)
  if (ago <= 0) return 'Today'
  if (ago === 1) return 'Yesterday'
  return ago < 7 ? weekday.format(new Date(iso)) : briefly(iso, now)
}
