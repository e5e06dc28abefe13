import { readAttributes, type Values } from '../../attributes.ts'
import { type ClockReading, minutesBetween, readingOf } from '../../clock.ts'
import type { NoteNode } from '../../noteJson.ts'
import { carriedCells } from '../carriedCells.ts'
import { hasNoCell, isUnfilled, partsOf } from '../filled.ts'
import { infusionsOf } from './infusion.ts'
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
  /** What ran in of an infusion is part of `totalGiven`, derived from rate, strength and time. */
  isDerived: boolean
  /** An infusion is not part of `totalGiven`: its end, rate or strength is not recorded. */
  isUncounted: boolean
  /** mg/kg of all that was given. */
  totalPerKilogram: number | null
  /** The clock time of the first row of the product that was given, or null; and with the stamp of its writing. */
  timeZero: string | null
  zero: ClockReading | null
  /** That row. */
  timeZeroRow: Values<typeof doseRowRules> | null
}
interface DerivedDoseRow {
  row: Values<typeof doseRowRules>
  /** The row's node, for its words. */
  node: NoteNode
  /** mg that ran in of the infusion that this row began, where nobody entered what was given of it. */
  ranIn: number | null
  /** mg/kg of what was given or ran in, of rows of the block's product. */
  perKilogram: number | null
}

/** What follows from the cells of a dose block, by arithmetic alone: no dose is suggested, compared or judged. */
export function deriveDose(node: NoteNode): DerivedDose {
  const dose = readAttributes(doseRules, node.attrs)
  const kilograms = weightInKilograms(dose.weight, dose.weightUnit)
  const parts = partsOf(node, 'doseRow').map((child) => ({
    row: readAttributes(doseRowRules, child.attrs),
    node: child,
  }))
  const infusions = infusionsOf(
    parts.map(({ row }) => row),
    dose.concentration,
  )
  const infusionAt = new Map(infusions.map((infusion) => [infusion.begun, infusion]))
  const rows = parts.map(({ row, node: child }, index): DerivedDoseRow => {
    const ranIn = infusionAt.get(index)?.ranIn ?? null
    const amount = row.kind === 'other' ? null : (row.given ?? ranIn)
    return { row, node: child, ranIn, perKilogram: perKilogram(amount, kilograms) }
  })
  const ofTheProduct = rows.map(({ row }) => row).filter((row) => row.kind !== 'other')
  const timeZeroRow = earliest(ofTheProduct.filter(isBegun))
  const ranIn = infusions.map((infusion) => infusion.ranIn)
  const totalGiven = sum([...ofTheProduct.map((row) => row.given), ...ranIn])
  return {
    dose,
    rows,
    kilograms,
    totalOrdered: sum(ofTheProduct.map((row) => row.ordered)),
    totalGiven,
    isDerived: ranIn.some((amount) => amount !== null),
    isUncounted: infusions.some((infusion) => !infusion.isEntered && infusion.ranIn === null),
    totalPerKilogram: perKilogram(totalGiven, kilograms),
    timeZero: timeZeroRow?.at ?? null,
    zero: timeZeroRow === null ? null : readingOf(timeZeroRow),
    timeZeroRow,
  }
}

/** Something of the product went in: it was given, or an infusion of it runs. */
const isBegun = ({ kind, given, rate }: Values<typeof doseRowRules>): boolean =>
  given === null ? kind !== 'pause' && (rate ?? 0) > 0 : given > 0

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
function earliest<Row extends { at: string | null; recordedAt: string | null }>(rows: readonly Row[]): Row | null {
  let first: { row: Row; at: ClockReading } | null = null
  for (const row of rows) {
    const at = readingOf(row)
    if (at !== null && (first === null || minutesBetween(first.at, at) < 0)) first = { row, at }
  }
  return first?.row ?? null
}

/** What is nobody's record while the weight was carried over and not confirmed. */
const carriedWeight = [...carriedCells.dose.cells, carriedCells.dose.mark]

/** Whether nobody has filled a cell or written a comment. A weight that was carried over is filled once it is confirmed. */
export const isEmptyDose = (node: NoteNode): boolean =>
  hasNoCell(node, doseRules, node.attrs?.weightCarriedFrom == null ? [] : carriedWeight) &&
  partsOf(node, 'doseRow').every((row) => isUnfilled(row, doseRowRules, ['recordedAt']))

/** mg with no more figures than were entered: `70 mg`, `0.5 mg`. Empty for none. */
export const showMilligrams = (amount: number | null): string => (amount === null ? '' : `${amount} mg`)

/** mg/kg with two decimals, the usual precision for ketamine. Empty for none. */
export const showPerKilogram = (amount: number | null): string => (amount === null ? '' : amount.toFixed(2))
