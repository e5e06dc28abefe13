import { type AttributeRules, readAttributes } from '../attributes.ts'
import { childrenOf, isWordless, type NoteNode } from '../noteJson.ts'

/**
 * Whether nobody has filled a cell of this node itself. Ids are filled by nobody; `given` names further attributes that
 * a template or the machine sets.
 */
export const hasNoCell = (node: NoteNode, rules: AttributeRules, given: readonly string[] = []): boolean =>
  Object.entries(readAttributes(rules, node.attrs)).every(
    ([name, value]) => name === 'id' || value === null || given.includes(name),
  )

/** Whether nobody has filled a cell of this node or written a word in it. */
export const isUnfilled = (node: NoteNode, rules: AttributeRules, given: readonly string[] = []): boolean =>
  hasNoCell(node, rules, given) && isWordless(node)

/** The parts of a block of one kind, in the order in which they were written. */
export const partsOf = (block: NoteNode, kind: string): NoteNode[] =>
  childrenOf(block).filter((child) => child.type === kind)
