import { readAttributes, type Values } from '../../attributes.ts'
import { type ClockReading, type ClockTime, clockAfter, minutesBetween, readingOf } from '../../clock.ts'
import type { NoteNode } from '../../noteJson.ts'
import { hasNoCell, isUnfilled, partsOf } from '../filled.ts'
import { momentOrder } from '../timeline/derive.ts'
import { vitalsRowRules, vitalsRules } from './schema.ts'

interface DerivedVitals {
  vitals: Values<typeof vitalsRules>
  /** By clock time, as in a timeline. */
  rows: VitalsRowOf[]
  /** Readings that were taken. */
  taken: number
  /** The clock time at which the next reading is meant to be, `HH:MM`; null where none is planned. A reminder only. */
  nextDue: string | null
}
interface VitalsRowOf {
  row: Values<typeof vitalsRowRules>
  /** The row's node, for its words. */
  node: NoteNode
  /** Its place among the rows as they were written. */
  index: number
}

/** What follows from the readings. `zero` is T+0 of the note, or null while no dose is recorded. */
export function deriveVitals(node: NoteNode, zero: ClockTime | null): DerivedVitals {
  const vitals = readAttributes(vitalsRules, node.attrs)
  const written = partsOf(node, 'vitalsRow').map(
    (child, index): VitalsRowOf => ({ row: readAttributes(vitalsRowRules, child.attrs), node: child, index }),
  )
  const rows = momentOrder(written.map(({ row }) => readingOf(row))).flatMap((index) => written[index] ?? [])
  // An empty row is no reading yet, and one that was not taken still had its turn.
  const turns = rows.filter(
    ({ row, node: child }) => row.at !== null && !isUnfilled(child, vitalsRowRules, ['at', 'recordedAt']),
  )
  return {
    vitals,
    rows,
    taken: rows.filter(({ row }) => row.notTaken !== true && isReading(row)).length,
    nextDue: nextDue(vitals, zero, readingOf(turns.at(-1)?.row ?? { at: null, recordedAt: null })),
  }
}

const isReading = ({ systolic, diastolic, pulse, spo2, respiration, sedation }: Values<typeof vitalsRowRules>) =>
  [systolic, diastolic, pulse, spo2, respiration, sedation].some((value) => value !== null)

/**
 * The first planned time that no reading has answered. A reading answers the planned time that it lies nearest to, since
 * nobody reads on the minute; T+0 counts as planned, so that a baseline answers nothing later.
 */
function nextDue(
  { dueAt, dueEvery }: Values<typeof vitalsRules>,
  zero: ClockTime | null,
  last: ClockReading | null,
): string | null {
  if (zero === null) return null
  const listed = dueAt === null ? [] : dueAt.split(',').map(Number)
  const planned = listed[0] === 0 ? listed : [0, ...listed]
  const at = last === null ? null : minutesBetween(zero, last)
  const answered = at === null ? 0 : nearest(planned, at)
  const next = last === null ? listed[0] : planned[answered + 1]
  if (next !== undefined) return clockAfter(zero, next, last ?? zero)
  if (dueEvery === null) return null
  return last === null || at === null || at < 0 ? clockAfter(zero, dueEvery, last ?? zero) : clockAfter(last, dueEvery)
}

/** The index of the value nearest to this one, the earlier of two as near. `values` rise. */
const nearest = (values: readonly number[], to: number): number =>
  values.reduce((best, value, index) => (Math.abs(value - to) < Math.abs((values[best] ?? 0) - to) ? index : best), 0)

/** Whether no reading is recorded, and none as not taken. The plan for readings is no reading. */
export const isEmptyVitals = (node: NoteNode): boolean =>
  hasNoCell(node, vitalsRules, ['sedationScale', 'dueAt', 'dueEvery']) &&
  partsOf(node, 'vitalsRow').every((row) => isUnfilled(row, vitalsRowRules, ['recordedAt']))
