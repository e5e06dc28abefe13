import { choice, clock, date, text } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

const matters = ['eligibility', 'readiness', 'before_dose', 'next_dose', 'follow_up'] as const
/** What is decided. Each has answers of its own. */
export type Matter = (typeof matters)[number]

const answers = [
  'offered',
  'not_yet',
  'not_offered',
  'ready',
  'not_ready',
  'not_this_treatment',
  'go',
  'wait',
  'cancel',
  'as_planned',
  'changed',
  'later',
  'no_further',
  'continue',
  'lengthen',
  'pause',
  'refer',
  'stop',
] as const
export type Decided = (typeof answers)[number]

export const decisionRules = {
  id: text(),
  matter: choice(matters),
  answer: choice(answers),
  /** Who decided: a name, or several. */
  by: text(),
  /** The day, where it is not the day of the note. */
  on: date(),
  at: clock(),
}
export const decisionWordsRules = { id: text() }

/** A decision of the clinicians, with who took it and why. It records one; it takes none. */
export const Decision = blockNode('decision', decisionRules, ['decisionWords'])
/** Why, what was weighed, and what the client says to it. */
export const DecisionWords = lineNode('decisionWords', decisionWordsRules)
