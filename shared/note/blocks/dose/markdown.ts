import { elapsed } from '../../clock.ts'
import type { BlockWriter } from '../../markdown/writer.ts'
import { isWordless } from '../../noteJson.ts'
import { deriveDose, isEmptyDose, showMilligrams, showPerKilogram } from './derive.ts'
import {
  describeGiving,
  describeKind,
  describeProduct,
  describeRest,
  describeRoute,
  describeTimeZero,
} from './describe.ts'

/** A dose block as a table with its derived values, and the rest of it in a sentence. */
export const writeDose: BlockWriter = (node, { timeZero, words, table }) => {
  if (isEmptyDose(node)) return []
  const derived = deriveDose(node)
  const head = [describeProduct(derived.dose), describeRoute(derived.dose), describeTimeZero(derived.timeZeroRow)]
  const rows = derived.rows.map(({ row, node: rowNode, perKilogram }) => [
    row.at ?? '',
    elapsed(timeZero, row.at),
    describeKind(row.kind, row.medicine),
    describeGiving(row),
    showMilligrams(row.ordered),
    showMilligrams(row.given),
    showPerKilogram(perKilogram),
    isWordless(rowNode) ? '' : { written: words(rowNode) },
  ])
  const total = [
    'Total given',
    '',
    '',
    '',
    showMilligrams(derived.totalOrdered),
    showMilligrams(derived.totalGiven),
    showPerKilogram(derived.totalPerKilogram),
    '',
  ]
  const rest = describeRest(derived.dose)
  return [
    { paragraph: head.filter((part) => part !== '').join(', ') || 'Dose' },
    table(
      ['Time', 'T+min', 'What', 'Site, given by', 'Ordered', 'Given', 'mg/kg', 'Comment'],
      derived.totalGiven === null && derived.totalOrdered === null ? rows : [...rows, total],
    ),
    ...(rest.length === 0 ? [] : [{ paragraph: `${rest.join('. ')}.` }]),
  ]
}
