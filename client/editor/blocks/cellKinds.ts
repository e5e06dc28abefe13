import { type AttributeValue, date, number, text, whole } from '../../../shared/note/attributes.ts'
import { parseClockTime } from '../../../shared/note/clock.ts'

/** How what is typed into a cell becomes a value, and a value what is shown. */
export interface CellKind {
  /** The value that is meant, or null for what cannot be read. Never asked about an empty cell. */
  readonly read: (typed: string) => AttributeValue | null
  readonly show: (value: AttributeValue | null) => string
  /** Whether half of it means what it says: `lef` of `left`, but not `143` of `1432`. */
  readonly keepsAtRest: boolean
  readonly keyboard: 'text' | 'decimal' | 'numeric'
  /** What to type instead of what could not be read. */
  readonly hint: string
}

const plain = (value: AttributeValue | null) => (value === null ? '' : String(value))

export const words: CellKind = {
  read: (typed) => text().parse(typed.trim()),
  show: plain,
  keepsAtRest: true,
  keyboard: 'text',
  hint: 'Too long for a cell.',
}

/** A decimal point or comma, and a unit that was typed along with the figure, are both understood. */
export const figure = (most: number): CellKind => ({
  read: (typed) => number(0, most).parse(typed.replace(',', '.').replace(/\s*[a-z/]+\s*$/i, '')),
  show: plain,
  keepsAtRest: true,
  keyboard: 'decimal',
  hint: `A number up to ${most.toLocaleString('en')}.`,
})

/** A number of things. */
export const count = (most: number): CellKind => ({
  ...figure(most),
  read: (typed) => whole(0, most).parse(typed.replace(/\s*[a-z]+\s*$/i, '')),
  hint: `A whole number up to ${most.toLocaleString('en')}.`,
})

/** `1432` is 14:32, `n` is now. */
export const time = (now: () => Date): CellKind => ({
  read: (typed) => parseClockTime(typed, now()),
  show: plain,
  keepsAtRest: false,
  keyboard: 'numeric',
  hint: 'A time, such as 1432, or n for now.',
})

export const day: CellKind = {
  read: (typed) => date().parse(typed.trim()),
  show: plain,
  keepsAtRest: false,
  keyboard: 'text',
  hint: 'A date, such as 2026-11-19.',
}
