import { date, text } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

export const actionRules = {
  /** By which other notes of the course may name this action. */
  id: text(),
  /** Who is to do it: the client, a clinician, somebody else. */
  owner: text(),
  /** The day by which it is to be done. */
  due: date(),
  /** The day on which it was done. */
  doneOn: date(),
}
export const actionTextRules = { id: text() }

/** One thing that somebody means to do. */
export const Action = blockNode('action', actionRules, ['actionText'])
/** What is to be done, in words. */
export const ActionText = lineNode('actionText', actionTextRules)
