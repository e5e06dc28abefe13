import { readAttributes, type Values } from '../../attributes.ts'
import type { NoteNode } from '../../noteJson.ts'
import { isUnfilled, partsOf } from '../filled.ts'
import { actionRules } from './schema.ts'

interface DerivedAction {
  action: Values<typeof actionRules>
  /** As a rule one node; two where two people began at the same moment. */
  text: NoteNode[]
}

/** An action's cells and words. */
export const deriveAction = (node: NoteNode): DerivedAction => ({
  action: readAttributes(actionRules, node.attrs),
  text: partsOf(node, 'actionText'),
})

/** Whether an action is past its day and not done. `today` is `YYYY-MM-DD`; the day itself is still in time. */
export const isOverdue = ({ due, doneOn }: Values<typeof actionRules>, today: string): boolean =>
  due !== null && doneOn === null && due < today

/** Whether nobody has written it or filled a cell. */
export const isEmptyAction = (node: NoteNode): boolean => isUnfilled(node, actionRules)
