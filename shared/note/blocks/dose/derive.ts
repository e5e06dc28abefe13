import { readAttributes, type Values } from '../../attributes.ts'
import { minutesBetween } from '../../clock.ts'
import type { NoteNode } from '../../noteJson.ts'
import { hasNoCell, isUnfilled, partsOf } from '../filled.ts'
import { doseRowRules, doseRules } from './schema.ts'

/** The international avoirdupois pound (International Yard and Pound Agreement, 1959). */
const KILOGRAMS_PER_POUND = 0.45359237

interface DerivedDose {
  dose: Values<typeof doseRules>
  rows: DerivedDoseRow[]
  /** Kilograms, or null while the weight is not filled or zero. */
  kilograms: number | null
  /** mg over the rows of the block's product; null while no row says. */
  totalOrdered: number | null
  totalGiven: number | null
  /** mg/kg of all that was given. */
  totalPerKilogram: number | null
  /** The clock time of the first row of the product that was given, or null. */
  timeZero: string | null
  /** That row. */
  timeZeroRow: Values<typeof doseRowRules> | null
}
interface DerivedDoseRow {
  row: Values<typeof doseRowRules>
  /** The row's node, for its words. */
  node: NoteNode
  /** mg/kg of what was given, of rows of the block's product. */
  perKilogram: number | null
}

/** What follows from the cells of a dose block, by arithmetic alone: no dose is suggested, compared or judged. */
export function deriveDose(node: NoteNode): DerivedDose {
  const dose = readAttributes(doseRules, node.attrs)
  const kilograms = weightInKilograms(dose.weight, dose.weightUnit)
  const rows = partsOf(node, 'doseRow').map((child): DerivedDoseRow => {
    const row = readAttributes(doseRowRules, child.attrs)
    return { row, node: child, perKilogram: row.kind === 'other' ? null : perKilogram(row.given, kilograms) }
  })
  const ofTheProduct = rows.map(({ row }) => row).filter((row) => row.kind !== 'other')
  const timeZeroRow = earliest(ofTheProduct.filter((row) => row.given !== null && row.given > 0))
  const totalGiven = sum(ofTheProduct.map((row) => row.given))
  return {
    dose,
    rows,
    kilograms,
    totalOrdered: sum(ofTheProduct.map((row) => row.ordered)),
    totalGiven,
    totalPerKilogram: perKilogram(totalGiven, kilograms),
    timeZero: timeZeroRow?.at ?? null,
    timeZeroRow,
  }
}

/** A weight in kilograms; null for none and for zero. */
export function weightInKilograms(weight: number | null, unit: 'kg' | 'lb' | null): number | null {
  if (weight === null || weight === 0) return null
  return unit === 'lb' ? weight * KILOGRAMS_PER_POUND : weight
}

const perKilogram = (milligrams: number | null, kilograms: number | null) =>
  milligrams === null || kilograms === null ? null : milligrams / kilograms

function sum(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null)
  if (known.length === 0) return null
  // Tenths of milligrams do not add up in binary; nobody charts below a thousandth.
  return Math.round(known.reduce((total, amount) => total + amount, 0) * 1000) / 1000
}

/** Across midnight too, for as long as all lie within twelve hours (see `clock.ts`). */
function earliest<Row extends { at: string | null }>(rows: readonly Row[]): Row | null {
  let first: Row | null = null
  for (const row of rows) {
    if (row.at !== null && (first?.at == null || minutesBetween(first.at, row.at) < 0)) first = row
  }
  return first
}

/** What is nobody's record while the weight was carried over and not confirmed. */
const carriedWeight = ['weight', 'weightUnit', 'weightMeasuredOn', 'weightCarriedFrom']

/** Whether nobody has filled a cell or written a comment. A weight that was carried over is filled once it is confirmed. */
export const isEmptyDose = (node: NoteNode): boolean =>
  hasNoCell(node, doseRules, node.attrs?.weightCarriedFrom == null ? [] : carriedWeight) &&
  partsOf(node, 'doseRow').every((row) => isUnfilled(row, doseRowRules, ['recordedAt']))

/** mg with no more figures than were entered: `70 mg`, `0.5 mg`. Empty for none. */
export const showMilligrams = (amount: number | null): string => (amount === null ? '' : `${amount} mg`)

/** mg/kg with two decimals, the usual precision for ketamine. Empty for none. */
export const showPerKilogram = (amount: number | null): string => (amount === null ? '' : amount.toFixed(2))
