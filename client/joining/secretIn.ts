/** The secret of a one-time link, from behind the `#` of its address; empty where there is none that can be read. */
export function secretIn(hash: string): string {
  const secret = hash.slice(1)
  return /^[\w-]{1,200}$/.test(secret) ? secret : ''
}
