/**
 * Clock times in a note are `HH:MM`, the time of day as it was read in the room. Not an instant: a reader in another
 * zone has to see the time that was charted, a note's export must not depend on the zone of the machine that writes it,
 * and whoever types `1432` means the clock on the wall. A session never lasts half a day, so that two clock times are
 * always less than twelve hours apart and their order is known across midnight too.
 *
 * On the two nights on which clocks are changed the wall alone misleads by an hour. A time that was written down soon
 * after it was read knows better: the stamp of its writing has the offset from UTC (see `ClockReading`).
 */

/** Minutes of a day. */
export const DAY = 24 * 60
const HALF_DAY = DAY / 2

const two = (value: number) => String(value).padStart(2, '0')

/** Minutes since midnight of an `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** A clock time with the stamp of its writing, `2026-11-20T15:12+01:00`, where the machine set one. */
export interface ClockReading {
  readonly at: string
  readonly recordedAt: string | null
}

/** A clock time, alone or with its stamp. Alone it means the clock on the wall and nothing else. */
export type ClockTime = string | ClockReading

/** The reading of a row; null while its time is not filled. */
export const readingOf = ({ at, recordedAt }: { at: string | null; recordedAt: string | null }): ClockReading | null =>
  at === null ? null : { at, recordedAt }

/** A stamp tells of a time that it followed by no more than this, or preceded by no more than clocks differ. Minutes. */
const WRITTEN_WITHIN = 3 * 60
const CLOCKS_DIFFER = 5

/**
 * Minutes from one clock time to another: the shorter way round the clock, from −719 to 720, less what the clock was set
 * forward between them, where the stamps of both tell.
 */
export function minutesBetween(from: ClockTime, to: ClockTime): number {
  return wallBetween(wallOf(from), wallOf(to)) - setForwardBetween(from, to)
}

/** By how many minutes the clock was set forward from one time to the other; 0 where their stamps do not tell. */
export function setForwardBetween(from: ClockTime, to: ClockTime): number {
  const [one, other] = [offsetOf(from), offsetOf(to)]
  return one === null || other === null ? 0 : other - one
}

const wallOf = (time: ClockTime): string => (typeof time === 'string' ? time : time.at)

function wallBetween(from: string, to: string): number {
  const ahead = (minutesOf(to) - minutesOf(from) + DAY) % DAY
  return ahead > HALF_DAY ? ahead - DAY : ahead
}

/** The offset from UTC under which a time was read, in minutes; null where no stamp tells. */
function offsetOf(time: ClockTime): number | null {
  if (typeof time === 'string' || time.recordedAt === null) return null
  const [, written, sign, hours, minutes] = /T(\d{2}:\d{2})(?:Z|([+-])(\d{2}):(\d{2}))$/.exec(time.recordedAt) ?? []
  if (written === undefined) return null
  const later = wallBetween(time.at, written)
  if (later < -CLOCKS_DIFFER || later > WRITTEN_WITHIN) return null
  const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return sign === '-' ? -offset : offset
}

/**
 * The clock time so many minutes later, or earlier where they are negative: by the clock that `time` was read from, or
 * by the one of `seen` where the clock was set between them.
 */
export function clockAfter(time: ClockTime, minutes: number, seen: ClockTime = time): string {
  const at = (((minutesOf(wallOf(time)) + minutes + setForwardBetween(time, seen)) % DAY) + DAY) % DAY
  return `${two(Math.floor(at / 60))}:${two(at % 60)}`
}

/** How far a clock time lies from T+0: `T+17`, or `before`. Empty while one of both is not known. */
export function elapsed(timeZero: ClockTime | null, at: ClockTime | null): string {
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

/** The minute of a moment where this runs, as it would be charted and stamped. */
export const readingNow = (now: Date): ClockReading => ({ at: clockTime(now), recordedAt: minuteStamp(now) })

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
