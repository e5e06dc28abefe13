import { type AttributeValue, minutes, number, text, whole } from '../../../shared/note/attributes.ts'
import { minutesAsTyped } from '../../../shared/note/blocks/vitals/describe.ts'
import { parseDay, showDay } from '../../../shared/note/calendar.ts'
import { minuteStamp, parseClockTime } from '../../../shared/note/clock.ts'

/** How what is typed into a cell becomes a value, and a value what is shown. */
export interface CellKind {
  /** The value that is meant, or null for what cannot be read. Never asked about an empty cell. */
  readonly read: (typed: string) => AttributeValue | null
  readonly show: (value: AttributeValue | null) => string
  /** Whether half of it means what it says: `lef` of `left`, but not `143` of `1432`. */
  readonly keepsAtRest: boolean
  readonly keyboard: 'text' | 'decimal' | 'numeric'
  /** Words may be longer than the cell is wide, and go on in a second line there. */
  readonly wraps?: boolean
  /** Further cells of the same node that what is typed fills too, by their names. */
  readonly alsoFills?: (typed: string) => Readonly<Record<string, AttributeValue>>
  /** What to type instead of what could not be read. */
  readonly hint: string
}

const plain = (value: AttributeValue | null) => (value === null ? '' : String(value))

export const words: CellKind = {
  read: (typed) => text().parse(typed.trim()),
  show: plain,
  keepsAtRest: true,
  keyboard: 'text',
  wraps: true,
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

/** A whole number within bounds. */
export const wholeFrom = (least: number, most: number): CellKind => ({
  ...count(most),
  read: (typed) => whole(least, most).parse(typed),
  hint: `A whole number from ${least} to ${most}.`,
})

/** A score: any number, below zero too. */
export const points: CellKind = {
  ...figure(100_000),
  read: (typed) => number(-100_000, 100_000).parse(typed.replace(',', '.').replace(/^[−–]/, '-')),
  hint: 'A number.',
}

/** `1432` is 14:32, `n` is now. */
export const time = (now: () => Date): CellKind => ({
  read: (typed) => parseClockTime(typed, now()),
  show: plain,
  keepsAtRest: false,
  keyboard: 'numeric',
  hint: 'A time, such as 1432, or n for now.',
})

/** A time that says when it was written down, in a further cell of the same node. */
export const stamped = (kind: CellKind, stamp: string, now: () => Date): CellKind => ({
  ...kind,
  alsoFills: () => ({ [stamp]: minuteStamp(now()) }),
})

/** A calendar date: `19 nov`, `19.11.2026`, `2026-11-19`, `today`, shown with its month in letters. */
export const day = (now: () => Date): CellKind => ({
  read: (typed) => parseDay(typed, now()),
  show: (value) => (typeof value === 'string' ? showDay(value) : ''),
  keepsAtRest: false,
  keyboard: 'text',
  hint: 'A date, such as 19 Nov, or today.',
})

/** The upper of two pressures. `138/86` fills the lower one, too. */
export const pressure: CellKind = {
  read: (typed) => whole(0, 400).parse(/^\s*(\d{1,3})(\s*[/ ]\s*\d{1,3})?\s*$/.exec(typed)?.[1] ?? ''),
  show: plain,
  alsoFills: (typed) => {
    const lower = whole(0, 400).parse(/[/ ]\s*(\d{1,3})\s*$/.exec(typed.trim())?.[1] ?? '')
    return lower === null ? {} : { diastolic: lower }
  },
  keepsAtRest: false,
  keyboard: 'text',
  hint: 'A pressure, such as 138/86.',
}

/** Minutes after the dose, one after the other: `5, 15, 30`. */
export const minuteList: CellKind = {
  read: (typed) => minutes().parse(minutesAsTyped(typed)),
  show: (value) => plain(value).replaceAll(',', ', '),
  keepsAtRest: false,
  keyboard: 'text',
  hint: 'Minutes in rising order, such as 5, 15, 30.',
}
