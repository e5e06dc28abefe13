import type { BlockWriter, MarkdownCell } from '../../markdown/writer.ts'
import { isWordless } from '../../noteJson.ts'
import { describeCarried } from '../carried.ts'
import { deriveMedicines, isEmptyMedicines } from './derive.ts'

/** Medicines as a table, or the statement that none is taken. */
export const writeMedicines: BlockWriter = (node, { words, table }) => {
  if (isEmptyMedicines(node)) return []
  const { medicines, rows } = deriveMedicines(node)
  const written = rows.map(({ row, node: child }): MarkdownCell[] => [
    [row.name ?? '', describeCarried(row.carriedFrom)].filter((said) => said !== '').join(', '),
    row.dose ?? '',
    row.since ?? '',
    row.stopped ?? '',
    isWordless(child) ? '' : { written: words(child) },
  ])
  return [
    ...(medicines.noneTaken === true ? [{ paragraph: 'Asked: takes no medicines.' }] : []),
    ...(written.length === 0 ? [] : [table(['Medicine', 'Dose', 'Since', 'Stopped', 'Comment'], written)]),
  ]
}
