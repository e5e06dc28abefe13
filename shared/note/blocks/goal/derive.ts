import { readAttributes, type Values } from '../../attributes.ts'
import { isWordless, type NoteNode } from '../../noteJson.ts'
import { hasNoCell, isUnfilled, partsOf } from '../filled.ts'
import { goalRatingRules, goalRules } from './schema.ts'

interface DerivedGoal {
  goal: Values<typeof goalRules>
  /** As a rule one node; two where two people began at the same moment. */
  text: NoteNode[]
  noticed: NoteNode[]
  /** By date, as written among equals; those without a date last. */
  ratings: GoalRatingOf[]
  /** The first and the latest value that has a date, in this note; null where fewer than two have. */
  change: { from: number; to: number } | null
}
interface GoalRatingOf {
  rating: Values<typeof goalRatingRules>
  /** The rating's node, for its words. */
  node: NoteNode
  /** Its place among the ratings as they were written. */
  index: number
}

/** What follows from a goal's cells: its ratings in the order of their days. */
export function deriveGoal(node: NoteNode): DerivedGoal {
  const ratings = partsOf(node, 'goalRating')
    .map((child, index): GoalRatingOf => ({ rating: readAttributes(goalRatingRules, child.attrs), node: child, index }))
    .sort((one, other) => compare(one.rating.on, other.rating.on) || one.index - other.index)
  const values = ratings.flatMap(({ rating }) => (rating.on === null || rating.value === null ? [] : [rating.value]))
  const [from, ...later] = values
  const to = later.at(-1)
  return {
    goal: readAttributes(goalRules, node.attrs),
    text: partsOf(node, 'goalText'),
    noticed: partsOf(node, 'goalNoticed'),
    ratings,
    change: from === undefined || to === undefined ? null : { from, to },
  }
}

/** Dates compare as they are spelt; none comes after all. */
const compare = (one: string | null, other: string | null): number => {
  if (one === other) return 0
  if (one === null) return 1
  return other === null || one < other ? -1 : 1
}

/** Whether nobody has written the goal, rated it or said how it stands. */
export const isEmptyGoal = (node: NoteNode): boolean =>
  hasNoCell(node, goalRules) &&
  isWordless(node) &&
  partsOf(node, 'goalRating').every((rating) => isUnfilled(rating, goalRatingRules))
