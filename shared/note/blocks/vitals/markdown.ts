import { elapsed, readingOf } from '../../clock.ts'
import type { BlockWriter, MarkdownCell } from '../../markdown/writer.ts'
import { isWordless } from '../../noteJson.ts'
import { deriveVitals, isEmptyVitals } from './derive.ts'
import { describePlan, showPressure } from './describe.ts'

const show = (value: number | string | null) => (value === null ? '' : String(value))

/** Readings as a table, the earliest first, with T+min. */
export const writeVitals: BlockWriter = (node, { zero, words, table }) => {
  if (isEmptyVitals(node)) return []
  const { vitals, rows } = deriveVitals(node, zero)
  const plan = describePlan(vitals)
  const head = [
    vitals.sedationScale === null ? '' : `Sedation by ${vitals.sedationScale}.`,
    plan === '' ? '' : `Readings planned ${plan}.`,
  ].filter((part) => part !== '')
  const written = rows.map(({ row, node: child }): MarkdownCell[] => [
    row.at ?? '',
    elapsed(zero, readingOf(row)),
    [row.notTaken === true ? 'not taken' : '', showPressure(row)].filter((part) => part !== '').join(', '),
    show(row.pulse),
    show(row.spo2),
    show(row.respiration),
    show(row.sedation),
    isWordless(child) ? '' : { written: words(child) },
  ])
  return [
    ...(head.length === 0 ? [] : [{ paragraph: head.join(' ') }]),
    table(['Time', 'T+min', 'BP mmHg', 'Pulse', 'SpO₂ %', 'Resp.', 'Sedation', 'Comment'], written),
  ]
}
