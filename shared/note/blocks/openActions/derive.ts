import { readAttributes, type Values } from '../../attributes.ts'
import type { NoteNode } from '../../noteJson.ts'
import { hasNoCell, isUnfilled, partsOf } from '../filled.ts'
import { openActionRowRules, openActionsRules } from './schema.ts'

interface DerivedOpenAction {
  row: Values<typeof openActionRowRules>
  /** The row's node, for its words. */
  node: NoteNode
  /** Nobody has said what became of it. The action itself may have been carried over. */
  isOpen: boolean
  /** It is done or was given up: nothing is left to do. A day on which it was done says so by itself. */
  isOver: boolean
}

/** The rows as they were written. */
export const deriveOpenActions = (node: NoteNode): DerivedOpenAction[] =>
  partsOf(node, 'openActionRow').map((child) => {
    const row = readAttributes(openActionRowRules, child.attrs)
    return {
      row,
      node: child,
      isOpen: isUnfilled(child, openActionRowRules, ['of', 'label']),
      isOver: row.doneOn !== null || row.state === 'done' || row.state === 'dropped',
    }
  })

/** Whether nothing but the actions that are asked about stands in it. */
export const isEmptyOpenActions = (node: NoteNode): boolean =>
  hasNoCell(node, openActionsRules) && deriveOpenActions(node).every(({ isOpen }) => isOpen)
