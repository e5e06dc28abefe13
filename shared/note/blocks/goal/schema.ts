import { choice, date, text, whole } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

export const goalStatuses = ['open', 'reached', 'set_aside'] as const
export type GoalStatus = (typeof goalStatuses)[number]
export const goalStatusNames: Readonly<Record<GoalStatus, string>> = {
  open: 'open',
  reached: 'reached',
  set_aside: 'set aside',
}

export const goalRules = {
  /** By which other notes of the course may name this goal. */
  id: text(),
  status: choice(goalStatuses),
}
export const goalTextRules = { id: text() }
export const goalNoticedRules = { id: text() }
export const goalRatingRules = {
  id: text(),
  /** The day on which it was rated. */
  on: date(),
  /** 0, not at all there, to 10, reached. */
  value: whole(0, 10),
  /** Who gave the rating: the client, as a rule, or whoever else is named. */
  by: text(),
}

/** One goal: what is to be different, how it will be noticed, and how near it is, rated over time. */
export const Goal = blockNode('goal', goalRules, ['goalText', 'goalNoticed', 'goalRating'])
/** What the client wants to be different. */
export const GoalText = lineNode('goalText', goalTextRules)
/** How the client and others would notice. */
export const GoalNoticed = lineNode('goalNoticed', goalNoticedRules)
/** One rating. Its words are the comment. */
export const GoalRating = lineNode('goalRating', goalRatingRules)
