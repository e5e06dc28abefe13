import type { FieldError } from '../../errors/catalogue.ts'

/** Faults that are told one by one. Whoever has so many wants to hear the rest as a number. */
const MOST = 200

/** How much of a name that somebody made up is said again. */
const LONGEST_NAME = 60

/** What is wrong with a file, each with its place, in the order in which it was found. */
export class Faults {
  readonly #told: FieldError[] = []
  #count = 0

  get count(): number {
    return this.#count
  }

  add(path: string, message: string): void {
    this.#count += 1
    if (this.#told.length < MOST) this.#told.push({ path, message })
  }

  /** The first of them, and how many more there are. */
  told(): FieldError[] {
    const more = this.#count - this.#told.length
    if (more === 0) return [...this.#told]
    return [...this.#told, { path: 'templates', message: more === 1 ? 'And one more.' : `And ${more} more.` }]
  }
}

/** The place of something in a place: `templates.0.name`. The whole file's is empty. */
export const placeIn = (place: string, key: string | number): string => {
  const name = typeof key === 'number' ? String(key) : shortened(key)
  return place === '' ? name : `${place}.${name}`
}

/** A name that a file made up, so that it can stand in a place or a sentence. */
export function shortened(name: string): string {
  if (name === '') return '""'
  const plain = name.toWellFormed().replaceAll(/\p{Cc}/gu, '?')
  return plain.length <= LONGEST_NAME ? plain : `${[...plain.slice(0, LONGEST_NAME)].slice(0, -1).join('')}…`
}
