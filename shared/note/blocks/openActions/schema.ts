import { choice, date, text } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

const states = ['done', 'going_on', 'dropped'] as const
type ActionState = (typeof states)[number]
export const actionStateNames: Readonly<Record<ActionState, string>> = {
  done: 'done',
  going_on: 'going on',
  dropped: 'dropped',
}

export const openActionsRules = { id: text() }
export const openActionRowRules = {
  id: text(),
  /** The id of the action, in whichever note of the case it stands. */
  of: text(),
  /** The action's first words when the row was made. Shown where the action itself cannot be read, as in an export. */
  label: text(),
  state: choice(states),
  /** The day on which it was done. */
  doneOn: date(),
}

/** What became of actions that an earlier note left unfinished: a row an action, which names it and copies nothing of it. */
export const OpenActions = blockNode('openActions', openActionsRules, ['openActionRow'])
/** One action of an earlier note. Its words are the comment: what came of it, what was learnt. */
export const OpenActionRow = lineNode('openActionRow', openActionRowRules)
