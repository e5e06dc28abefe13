import { date, flag, text } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

export const medicinesRules = {
  id: text(),
  /** Asked, and the client takes none. */
  noneTaken: flag(),
}
export const medicineRowRules = {
  id: text(),
  name: text(),
  /** As it is taken: `20 mg in the morning`. */
  dose: text(),
  /** As well as it is known: `2019`, `March 2024`, `years`. */
  since: text(),
  /** When it was stopped, as well as it is known; null while it is taken. */
  stopped: text(),
  /** The day of the note from which the row was carried over; null once somebody has confirmed it, or wrote it here. */
  carriedFrom: date(),
}

/** What the client takes, or stopped recently. A list as it was told; it is no prescription. */
export const Medicines = blockNode('medicines', medicinesRules, ['medicineRow'])
/** One medicine. Its words are the comment: by whom, for what, held on the day. */
export const MedicineRow = lineNode('medicineRow', medicineRowRules)
