import type { Values } from '../../attributes.ts'
import { describeCarried } from '../carried.ts'
import { routeNames } from './routes.ts'
import { type doseRowRules, type doseRules, productNames, type RowKind, rowKindNames } from './schema.ts'

type Dose = Values<typeof doseRules>
type Row = Values<typeof doseRowRules>

const sentence = (parts: readonly (string | null)[], joint = ', ') => parts.filter((part) => part !== null).join(joint)
const with_ = (before: string, value: string | number | null, after = '') =>
  value === null || value === '' ? null : `${before}${value}${after}`

/** `Racemic ketamine 50 mg/ml, solution`; empty while nothing of it is filled. */
export function describeProduct(dose: Dose): string {
  const product = dose.product === null ? null : productNames[dose.product]
  const strength = with_('', dose.concentration, ' mg/ml')
  return sentence([with_('', sentence([product, strength], ' ')), with_('', dose.formulation)])
}

/** `intramuscular`; empty while none is chosen. */
export const describeRoute = (dose: Dose): string => (dose.route === null ? '' : routeNames[dose.route])

/** `T+0 is 14:04, corrected from 14:02`; empty while no dose is recorded. */
export const describeTimeZero = (row: Pick<Row, 'at' | 'correctedFrom'> | null): string =>
  row === null ? '' : sentence([with_('T+0 is ', row.at), with_('corrected from ', row.correctedFrom)])

/** The rest of the block in words, a sentence each: weight, lot, waste, order. */
export function describeRest(dose: Dose): string[] {
  const wasted = with_('', dose.wasted, ' mg wasted')
  return [
    dose.weight === null
      ? null
      : sentence([
          `${dose.weight} ${dose.weightUnit ?? 'kg'}`,
          with_('measured ', dose.weightMeasuredOn),
          with_('', describeCarried(dose.weightCarriedFrom)),
        ]),
    with_('Lot ', dose.lot),
    wasted === null ? with_('Witness ', dose.witness) : sentence([wasted, describeWitness(dose)]),
    with_('Ordered by ', sentence([with_('', dose.orderedBy), with_('at ', dose.orderedWhere)])),
  ].filter((part) => part !== null)
}

/** A waste says who saw it, or that nobody is named; of nothing wasted there is nothing to see. */
const describeWitness = ({ wasted, witness }: Dose): string | null =>
  with_('witnessed by ', witness) ?? (wasted === 0 ? null : 'no witness recorded')

/** How the total came about, where not all of it was entered; empty where it was. */
export function describeTotal({ isDerived, isUncounted }: { isDerived: boolean; isUncounted: boolean }): string {
  return sentence(
    [
      isDerived ? 'What ran in follows from rate, strength and time' : null,
      isUncounted ? 'An infusion is not counted: its end or strength is not recorded' : null,
    ],
    '. ',
  )
}

/** What kind of row it is, by name: `Booster`, or another medicine's own name. */
export function describeKind(kind: RowKind | null, medicine: string | null): string {
  if (kind === 'other' && medicine !== null && medicine !== '') return medicine
  return rowKindNames[kind ?? 'dose']
}

/** Where and by whom a row was given, and how: `left deltoid, Dr Obi, until 14:40`. */
export function describeGiving(row: Row): string {
  const who = row.selfAdministered === true ? `self-administered${with_(', seen by ', row.givenBy) ?? ''}` : row.givenBy
  return sentence([
    with_('', row.site),
    with_('', who),
    with_('time corrected from ', row.correctedFrom),
    with_('until ', row.end),
    with_('', row.rate, ' ml/h'),
    with_('', row.sprays, row.sprays === 1 ? ' spray' : ' sprays'),
    with_('held ', row.heldMinutes, ' min'),
    row.afterHolding,
  ])
}
