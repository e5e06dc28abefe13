import { minuteStamp } from '../../../shared/note/clock.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
type Weekday = (typeof weekdays)[number]

/**
 * A day of the demonstration, seen from the day on which it is filled: a weekday so many weeks before this one, so that
 * what the notes say of weekdays is always true; or a number of days ago, for what was only just written.
 */
export type DemoDay = { weeksAgo: number; weekday: Weekday } | { daysAgo: number }

/** A weekday of an earlier week; below zero of a later one. */
export const on = (weeksAgo: number, weekday: Weekday): DemoDay => ({ weeksAgo, weekday })
export const today: DemoDay = { daysAgo: 0 }
export const yesterday: DemoDay = { daysAgo: 1 }

/** A clock time of this day in milliseconds, by the clock of the machine on which `seededAt` is now. */
export function momentOf(day: DemoDay, time: string, seededAt: number): number {
  const now = new Date(seededAt)
  const back = 'daysAgo' in day ? day.daysAgo : daysBack(now, day)
  const [hours, minutes] = time.split(':').map(Number)
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - back, hours, minutes).getTime()
}

/** The day as `YYYY-MM-DD`. */
export const dateOf = (day: DemoDay, seededAt: number): string =>
  minuteStamp(new Date(momentOf(day, '12:00', seededAt))).slice(0, 10)

function daysBack(now: Date, { weeksAgo, weekday }: { weeksAgo: number; weekday: Weekday }): number {
  const sinceMonday = (now.getDay() + 6) % 7
  return weeksAgo * 7 + sinceMonday - weekdays.indexOf(weekday)
}
