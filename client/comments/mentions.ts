import type { MemberId } from '../../shared/ids.ts'

/** Whoever can be mentioned. */
export interface Mentionable {
  readonly id: MemberId
  readonly name: string
}

/** Who is named behind an `@` in what somebody typed. Of two names of which one begins the other, the longer counts. */
export function mentionedIn(words: string, people: readonly Mentionable[]): MemberId[] {
  const found = new Set<MemberId>()
  for (const part of partsOf(words, people)) if (part.person) found.add(part.person.id)
  return [...found]
}

/** What somebody typed, cut into plain words and the names of whoever is mentioned. */
export function partsOf<Person extends { name: string }>(
  words: string,
  people: readonly Person[],
): { key: number; words: string; person: Person | null }[] {
  const byLength = people.toSorted((one, other) => other.name.length - one.name.length)
  const parts: { key: number; words: string; person: Person | null }[] = []
  let from = 0
  for (let at = words.indexOf('@'); at >= 0; at = words.indexOf('@', at + 1)) {
    const person = byLength.find(({ name }) => name !== '' && words.startsWith(name, at + 1))
    if (!person) continue
    const behind = at + 1 + person.name.length
    if (at > from) parts.push({ key: from, words: words.slice(from, at), person: null })
    parts.push({ key: at, words: words.slice(at, behind), person })
    from = behind
    at = behind - 1
  }
  if (from < words.length) parts.push({ key: from, words: words.slice(from), person: null })
  return parts
}

/** The name that is being typed behind an `@` at the caret, where it begins, and who fits it; null where none is. */
export function namingAt<Person extends { name: string }>(
  words: string,
  caret: number,
  people: readonly Person[],
): { from: number; fits: Person[] } | null {
  const from = words.lastIndexOf('@', caret - 1)
  if (from < 0 || (from > 0 && !/[\s(]/.test(words[from - 1] ?? ''))) return null
  const typed = words.slice(from + 1, caret).toLowerCase()
  if (typed.includes('\n') || typed.length > 40) return null
  const fits = people.filter(({ name }) =>
    [name, ...name.split(' ')].some((part) => part.toLowerCase().startsWith(typed)),
  )
  return fits.length === 0 ? null : { from, fits }
}
