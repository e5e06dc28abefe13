/**
 * JSON in its one canonical form (RFC 8785, JCS): keys sorted by their UTF-16 code units, no spaces, numbers and strings as
 * ECMAScript writes them. Equal values give equal bytes in every language, so that others can check a seal. Throws a
 * `TypeError` for what is no JSON: functions, and numbers that are not finite. What is undefined is left out of objects.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A number that is not finite is no JSON.')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`A ${typeof value} is no JSON.`)
  const pairs = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`)
  return `{${pairs.join(',')}}`
}
