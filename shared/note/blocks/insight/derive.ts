import { readAttributes, type Values } from '../../attributes.ts'
import type { NoteNode } from '../../noteJson.ts'
import { isUnfilled, partsOf } from '../filled.ts'
import { insightRules } from './schema.ts'

interface DerivedInsight {
  insight: Values<typeof insightRules>
  /** As a rule one node; two where two people began at the same moment. */
  text: NoteNode[]
}

/** An insight's cells and words. */
export const deriveInsight = (node: NoteNode): DerivedInsight => ({
  insight: readAttributes(insightRules, node.attrs),
  text: partsOf(node, 'insightText'),
})

/** Whether nobody has written it or said whose words it is. */
export const isEmptyInsight = (node: NoteNode): boolean => isUnfilled(node, insightRules)
