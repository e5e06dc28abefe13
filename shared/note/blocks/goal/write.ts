import { isWordless } from '../../noteJson.ts'
import type { BlockWriter } from '../../written/part.ts'
import { deriveGoal, isEmptyGoal } from './derive.ts'
import { goalStatusNames } from './schema.ts'

/** A goal in words, and its ratings as a table, the earliest first. */
export const writeGoal: BlockWriter = (node) => {
  if (isEmptyGoal(node)) return []
  const { goal, text, noticed, ratings, change } = deriveGoal(node)
  const status = goal.status === null ? 'Goal' : `Goal, ${goalStatusNames[goal.status]}`
  const rows = ratings.map(({ rating, node: row }) => [
    rating.on ?? '',
    rating.value === null ? '' : `${rating.value} of 10`,
    rating.by ?? '',
    isWordless(row) ? '' : { lines: [row] },
  ])
  return [
    { label: status, lines: text },
    ...(noticed.every(isWordless) ? [] : [{ label: 'How it will be noticed', lines: noticed }]),
    ...(rows.length === 0 ? [] : [{ head: ['Rated on', 'Rating', 'By', 'Comment'], rows }]),
    ...(change === null ? [] : [{ paragraph: `From ${change.from} to ${change.to} of 10.` }]),
  ]
}
