/**
 * Clock times in a note are `HH:MM`, the time of day as it was read in the room. Not an instant: a reader in another
 * zone has to see the time that was charted, a note's export must not depend on the zone of the machine that writes it,
 * and whoever types `1432` means the clock on the wall. A session never lasts half a day, so that two clock times are
 * always less than twelve hours apart and their order is known across midnight too.
 */

/** Minutes of a day. */
export const DAY = 24 * 60
const HALF_DAY = DAY / 2

const two = (value: number) => String(value).padStart(2, '0')

/** Minutes since midnight of an `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** Minutes from one clock time to another: from −719 to 720, the shorter way round the clock. */
export function minutesBetween(from: string, to: string): number {
  const ahead = (minutesOf(to) - minutesOf(from) + DAY) % DAY
  return ahead > HALF_DAY ? ahead - DAY : ahead
}

/** The clock time so many minutes later, or earlier where they are negative. */
export function clockAfter(time: string, minutes: number): string {
  const at = (((minutesOf(time) + minutes) % DAY) + DAY) % DAY
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`
}

/** How far a clock time lies from T+0: `T+17`, or `before`. Empty while one of both is not known. */
export function elapsed(timeZero: string | null, at: string | null): string {
  if (timeZero === null || at === null) return ''
  const minutes = minutesBetween(timeZero, at)
  return minutes < 0 ? 'before' : `T+${minutes}`
}

/** The clock time of a moment where this runs, `HH:MM`. */
export function clockTime(now: Date): string {
  return `${two(now.getHours())}:${two(now.getMinutes())}`
}

/** The minute of a moment where this runs, with its offset from UTC: `2026-11-20T15:12+01:00`. */
export function minuteStamp(now: Date): string {
  const offset = -now.getTimezoneOffset()
  const sign = offset < 0 ? '-' : '+'
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `${day}T${clockTime(now)}${zone}`
}

/**
 * The clock time that somebody typed: `1432`, `932`, `14:32`, `2.32 pm`, and `n` or `now` for the time of `now`.
 * Null for what is no time.
 */
export function parseClockTime(typed: string, now: Date): string | null {
  const word = typed.trim().toLowerCase()
  if (word === 'n' || word === 'now') return clockTime(now)
  const parts = /^(\d{1,2})[:.h]?(\d{2})\s*([ap])?\.?m?\.?$/.exec(word)
  if (parts === null) return null
  const half = parts[3]
  const typedHour = Number(parts[1])
  const minute = Number(parts[2])
  if (half !== undefined && (typedHour < 1 || typedHour > 12)) return null
  const hour = half === undefined ? typedHour : (typedHour % 12) + (half === 'p' ? 12 : 0)
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null
}
