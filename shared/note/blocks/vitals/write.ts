import { elapsed, readingOf } from '../../clock.ts'
import { isWordless } from '../../noteJson.ts'
import type { BlockWriter, WrittenCell } from '../../written/part.ts'
import { deriveVitals, isEmptyVitals } from './derive.ts'
import { describePlan, showPressure } from './describe.ts'

const show = (value: number | string | null) => (value === null ? '' : String(value))

/** Readings as a table, the earliest first, with T+min. */
export const writeVitals: BlockWriter = (node, { zero }) => {
  if (isEmptyVitals(node)) return []
  const { vitals, rows } = deriveVitals(node, zero)
  const plan = describePlan(vitals)
  const head = [
    vitals.sedationScale === null ? '' : `Sedation by ${vitals.sedationScale}.`,
    plan === '' ? '' : `Readings planned ${plan}.`,
  ].filter((part) => part !== '')
  const written = rows.map(({ row, node: child }): WrittenCell[] => [
    row.at ?? '',
    elapsed(zero, readingOf(row)),
    [row.notTaken === true ? 'not taken' : '', showPressure(row)].filter((part) => part !== '').join(', '),
    show(row.pulse),
    show(row.spo2),
    show(row.respiration),
    show(row.sedation),
    isWordless(child) ? '' : { lines: [child] },
  ])
  return [
    ...(head.length === 0 ? [] : [{ paragraph: head.join(' ') }]),
    { head: ['Time', 'T+min', 'BP mmHg', 'Pulse', 'SpO₂ %', 'Resp.', 'Sedation', 'Comment'], rows: written },
  ]
}
