import { readAttributes, type Values } from '../../attributes.ts'
import { isWordless, type NoteNode } from '../../noteJson.ts'
import { isUnfilled, partsOf } from '../filled.ts'
import { medicineRowRules, medicinesRules } from './schema.ts'

interface DerivedMedicines {
  medicines: Values<typeof medicinesRules>
  /** As they were written, those without a cell or word left out. */
  rows: MedicineRowOf[]
  /** How many are taken, and how many were stopped. */
  current: number
  stopped: number
}
interface MedicineRowOf {
  row: Values<typeof medicineRowRules>
  /** The row's node, for its words. */
  node: NoteNode
  /** It was carried over from an earlier note, and nobody has confirmed it yet. */
  isCarried: boolean
}

/** A list of medicines, and how many of them were stopped. */
export function deriveMedicines(node: NoteNode): DerivedMedicines {
  const rows = partsOf(node, 'medicineRow')
    .filter((child) => !isUnfilled(child, medicineRowRules, ['carriedFrom']))
    .map((child): MedicineRowOf => {
      const row = readAttributes(medicineRowRules, child.attrs)
      return { row, node: child, isCarried: row.carriedFrom !== null }
    })
  const stopped = rows.filter(({ row }) => row.stopped !== null && row.stopped !== '').length
  return {
    medicines: readAttributes(medicinesRules, node.attrs),
    rows,
    current: rows.length - stopped,
    stopped,
  }
}

/** Whether no medicine is recorded, and not that none is taken. What was carried over is nobody's record until it is confirmed. */
export const isEmptyMedicines = (node: NoteNode): boolean => {
  const { medicines, rows } = deriveMedicines(node)
  return medicines.noneTaken === null && rows.every(({ isCarried, node: child }) => isCarried && isWordless(child))
}
