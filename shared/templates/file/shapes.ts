import { line, prose } from '../../api/text.ts'
import { type Faults, placeIn, shortened } from './faults.ts'
import { bounds } from './format.ts'

/** An object or a list of the file, as far as its shape is known. */
export type Fields = Readonly<Record<string, unknown>>

/** Reads the simple parts of a file. What does not fit is a fault with its place, and reads as null. */
export class Shapes {
  readonly #faults: Faults

  constructor(faults: Faults) {
    this.#faults = faults
  }

  /** An object that has these fields, or some of them, and no others. */
  fields(value: unknown, place: string, known: readonly string[], needed: readonly string[] = []): Fields | null {
    if (!isFields(value)) {
      this.#faults.add(place, `Please write an object here, in braces, with: ${known.join(', ')}.`)
      return null
    }
    for (const name of Object.keys(value)) if (!known.includes(name)) this.unknown(placeIn(place, name), known)
    for (const name of needed)
      if (own(value, name) === undefined) this.#faults.add(placeIn(place, name), 'This is missing.')
    return value
  }

  /** Says that a name does not belong where it stands. */
  unknown(place: string, known: readonly string[]): void {
    const may = known.length === 0 ? 'Nothing may stand here.' : `These may stand here: ${known.join(', ')}.`
    this.#faults.add(place, `This name is not known here. ${may}`)
  }

  list(value: unknown, place: string): readonly unknown[] | null {
    if (Array.isArray(value)) return value
    this.#faults.add(place, 'Please write a list here, in square brackets.')
    return null
  }

  /** Words on one line, without what stands around them; `least` of them at least, so that 1 means that there are some. */
  line(value: unknown, place: string, least: 0 | 1, most: number): string | null {
    if (!this.#isString(value, place)) return null
    if (value.length > most) return this.#refused(place, `Please use at most ${most} characters.`)
    const read = oneLine.safeParse(value)
    if (!read.success || !value.isWellFormed()) return this.#refused(place, signs)
    return read.data.length < least ? this.#refused(place, 'Please write something here.') : read.data
  }

  /** Words of one or more lines, as they stand. */
  words(value: unknown, place: string, most: number): string | null {
    if (!this.#isString(value, place)) return null
    if (value.length > most) return this.#refused(place, `Please use at most ${most} characters.`)
    return severalLines.safeParse(value).success && value.isWellFormed() ? value : this.#refused(place, signs)
  }

  flag(value: unknown, place: string): boolean | null {
    return typeof value === 'boolean' ? value : this.#refused(place, 'Please use true or false.')
  }

  /** One of these words. */
  word<Word extends string>(value: unknown, place: string, words: readonly Word[]): Word | null {
    const found = words.find((word) => word === value)
    return found ?? this.#refused(place, `Please use one of: ${words.join(', ')}.`)
  }

  #isString(value: unknown, place: string): value is string {
    if (typeof value === 'string') return true
    this.#faults.add(place, 'Please write words here, in quotation marks.')
    return false
  }

  #refused(place: string, message: string): null {
    this.#faults.add(place, message)
    return null
  }
}

// Made once: there are many words in a file.
const oneLine = line()
const severalLines = prose(bounds.characters)

const signs = 'Please use letters, figures and signs only.'

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A field's own value; undefined where it is left out. Nothing is read from a prototype. */
export const own = (fields: Fields, name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined)

/** What a file called something, in a sentence. */
export const quoted = (name: string): string => `“${shortened(name)}”`
