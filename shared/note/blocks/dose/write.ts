import { elapsed, readingOf } from '../../clock.ts'
import { isWordless } from '../../noteJson.ts'
import type { BlockWriter } from '../../written/part.ts'
import { deriveDose, isEmptyDose, showMilligrams, showPerKilogram } from './derive.ts'
import {
  describeGiving,
  describeKind,
  describeProduct,
  describeRest,
  describeRoute,
  describeTimeZero,
  describeTotal,
} from './describe.ts'

/** A dose block as a table with its derived values, and the rest of it in a sentence. */
export const writeDose: BlockWriter = (node, { zero }) => {
  if (isEmptyDose(node)) return []
  const derived = deriveDose(node)
  const head = [describeProduct(derived.dose), describeRoute(derived.dose), describeTimeZero(derived.timeZeroRow)]
  const rows = derived.rows.map(({ row, node: rowNode, ranIn, perKilogram }) => [
    row.at ?? '',
    elapsed(zero, readingOf(row)),
    describeKind(row.kind, row.medicine),
    describeGiving(row),
    showMilligrams(row.ordered),
    ranIn === null ? showMilligrams(row.given) : `${showMilligrams(ranIn)} ran in`,
    showPerKilogram(perKilogram),
    isWordless(rowNode) ? '' : { lines: [rowNode] },
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
  const rest = [describeTotal(derived), ...describeRest(derived.dose)].filter((part) => part !== '')
  return [
    { paragraph: head.filter((part) => part !== '').join(', ') || 'Dose' },
    {
      head: ['Time', 'T+min', 'What', 'Site, given by', 'Ordered', 'Given', 'mg/kg', 'Comment'],
      rows: derived.totalGiven === null && derived.totalOrdered === null ? rows : [...rows, total],
    },
    ...(rest.length === 0 ? [] : [{ paragraph: `${rest.join('. ')}.` }]),
  ]
}
