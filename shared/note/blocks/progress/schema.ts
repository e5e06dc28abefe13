import { choice, date, text, whole } from '../../attributes.ts'
import { goalStatuses } from '../goal/schema.ts'
import { blockNode, lineNode } from '../node.ts'

export const progressRules = { id: text() }
export const progressRowRules = {
  id: text(),
  /** The id of the goal, in whichever note of the case it stands. */
  of: text(),
  /** The goal's first words when the row was made. Shown where the goal itself cannot be read, as in an export. */
  label: text(),
  /** The day on which it was rated. */
  on: date(),
  /** 0, not at all there, to 10, reached. */
  value: whole(0, 10),
  /** Who gave the rating: the client, as a rule, or whoever else is named. */
  by: text(),
  /** How the goal stands from this day on; null leaves it as it stood. */
  status: choice(goalStatuses),
}

/** How near the goals of the course are today: a row a goal, which names the goal and copies nothing of it. */
export const Progress = blockNode('progress', progressRules, ['progressRow'])
/** One goal of an earlier note, rated. Its words are the comment. */
export const ProgressRow = lineNode('progressRow', progressRowRules)
