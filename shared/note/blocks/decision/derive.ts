import { readAttributes, type Values } from '../../attributes.ts'
import type { NoteNode } from '../../noteJson.ts'
import { isUnfilled, partsOf } from '../filled.ts'
import { matterWords } from './matters.ts'
import { type Decided, decisionRules } from './schema.ts'

interface DerivedDecision {
  decision: Values<typeof decisionRules>
  title: string
  /** The words for each answer that there is. A decision on nothing that is known has none. */
  answers: Readonly<Partial<Record<Decided, string>>>
  /** What was decided, in words; null while it is open. */
  decided: string | null
  words: NoteNode[]
}

/** A decision with its words. An answer that belongs to another matter is shown by its own name. */
export function deriveDecision(node: NoteNode): DerivedDecision {
  const decision = readAttributes(decisionRules, node.attrs)
  const { title, answers } =
    decision.matter === null ? { title: 'Decision', answers: {} } : matterWords[decision.matter]
  const { answer } = decision
  return {
    decision,
    title,
    answers,
    decided: answer === null ? null : (answers[answer] ?? answer.replaceAll('_', ' ')),
    words: partsOf(node, 'decisionWords'),
  }
}

/** Whether nobody has decided or written a word. What is to be decided is given. */
export const isEmptyDecision = (node: NoteNode): boolean => isUnfilled(node, decisionRules, ['matter'])
