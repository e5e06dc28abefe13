/** Hours that were held, never in days: `40 min`, `3 h 20 min`, `60 h`. */
export function heldFor(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

const DAY = 24 * 60

/** How long a note waited for its answer: `40 min`, `47 h 59 min`, and from two days on in days of 24 hours: `2 days 12 h`. */
export function answeredAfter(minutes: number): string {
  if (minutes < 2 * DAY) return heldFor(minutes)
  const hours = Math.round(minutes / 60)
  const [days, rest] = [Math.floor(hours / 24), hours % 24]
  return rest === 0 ? `${days} days` : `${days} days ${rest} h`
}
