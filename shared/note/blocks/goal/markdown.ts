import { labelled } from '../../markdown/labelled.ts'
import type { BlockWriter } from '../../markdown/writer.ts'
import { isWordless } from '../../noteJson.ts'
import { deriveGoal, isEmptyGoal } from './derive.ts'
import { goalStatusNames } from './schema.ts'

/** A goal in words, and its ratings as a table, the earliest first. */
export const writeGoal: BlockWriter = (node, { words, table }) => {
  if (isEmptyGoal(node)) return []
  const { goal, text, noticed, ratings, change } = deriveGoal(node)
  const status = goal.status === null ? 'Goal' : `Goal, ${goalStatusNames[goal.status]}`
  const rows = ratings.map(({ rating, node: row }) => [
    rating.on ?? '',
    rating.value === null ? '' : `${rating.value} of 10`,
    rating.by ?? '',
    isWordless(row) ? '' : { written: words(row) },
  ])
  return [
    labelled(status, text.map(words)),
    ...(noticed.every(isWordless) ? [] : [labelled('How it will be noticed', noticed.map(words))]),
    ...(rows.length === 0 ? [] : [table(['Rated on', 'Rating', 'By', 'Comment'], rows)]),
    ...(change === null ? [] : [{ paragraph: `From ${change.from} to ${change.to} of 10.` }]),
  ]
}
