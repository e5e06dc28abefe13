const locale = 'en-GB'

const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' })
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const whole = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })
const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'full' })

const sameDay = (one: Date, other: Date) => one.toDateString() === other.toDateString()

/** A moment in the viewer's zone, as short as it can be said: today's as a clock time, this year's without the year. */
export function briefly(iso: string, now = new Date()): string {
  const at = new Date(iso)
  if (sameDay(at, now)) return clock.format(at)
  return (at.getFullYear() === now.getFullYear() ? day : dayOfYear).format(at)
}

/** A moment in the viewer's zone, in full. */
export const inFull = (iso: string): string => whole.format(new Date(iso))

/** The day of a moment in the viewer's zone, in full. */
export const dayInFull = (iso: string): string => longDay.format(new Date(iso)).replace(',', '')
