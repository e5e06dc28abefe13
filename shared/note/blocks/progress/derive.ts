import { readAttributes, type Values } from '../../attributes.ts'
import type { NoteNode } from '../../noteJson.ts'
import { hasNoCell, isUnfilled, partsOf } from '../filled.ts'
import { progressRowRules, progressRules } from './schema.ts'

interface DerivedProgress {
  row: Values<typeof progressRowRules>
  /** The row's node, for its words. */
  node: NoteNode
  /** Nobody has rated the goal here, said how it stands, or written a word. The goal itself may have been carried over. */
  isOpen: boolean
}

/** The rows as they were written. */
export const deriveProgress = (node: NoteNode): DerivedProgress[] =>
  partsOf(node, 'progressRow').map((child) => ({
    row: readAttributes(progressRowRules, child.attrs),
    node: child,
    isOpen: isUnfilled(child, progressRowRules, ['of', 'label']),
  }))

/** Whether nothing but the goals that are asked about stands in it. */
export const isEmptyProgress = (node: NoteNode): boolean =>
  hasNoCell(node, progressRules) && deriveProgress(node).every(({ isOpen }) => isOpen)
