import { isWordless } from '../../noteJson.ts'
import type { BlockWriter, WrittenCell } from '../../written/part.ts'
import { describeCarried } from '../carried.ts'
import { deriveMedicines, isEmptyMedicines } from './derive.ts'

/** Medicines as a table, or the statement that none is taken. */
export const writeMedicines: BlockWriter = (node) => {
  if (isEmptyMedicines(node)) return []
  const { medicines, rows } = deriveMedicines(node)
  const written = rows.map(({ row, node: child }): WrittenCell[] => [
    [row.name ?? '', describeCarried(row.carriedFrom)].filter((said) => said !== '').join(', '),
    row.dose ?? '',
    row.since ?? '',
    row.stopped ?? '',
    isWordless(child) ? '' : { lines: [child] },
  ])
  return [
    ...(medicines.noneTaken === true ? [{ paragraph: 'Asked: takes no medicines.' }] : []),
    ...(written.length === 0 ? [] : [{ head: ['Medicine', 'Dose', 'Since', 'Stopped', 'Comment'], rows: written }]),
  ]
}
