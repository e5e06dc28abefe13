import { diffArrays } from 'diff'

export type Op = 'same' | 'added' | 'removed'

/** Changes beyond this many are one: a text that was written anew reads better whole than as splinters of itself. */
const changesAtMost = 400

/**
 * How one list becomes another, by keys: so many the same, so many removed, so many added, in order. The same two lists give
 * the same answer always.
 */
export function align(from: readonly string[], to: readonly string[]): { op: Op; count: number }[] {
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start++
  let end = 0
  while (end < from.length - start && end < to.length - start && from.at(-1 - end) === to.at(-1 - end)) end++
  return [
    ...some('same', start),
    ...middle(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    ...some('same', end),
  ]
}

function middle(from: string[], to: string[]): { op: Op; count: number }[] {
  if (from.length === 0 || to.length === 0) return [...some('removed', from.length), ...some('added', to.length)]
  const changes = diffArrays(from, to, { maxEditLength: changesAtMost })
  if (!changes) return [...some('removed', from.length), ...some('added', to.length)]
  return changes.map(({ added, removed, value }) => ({
    op: added ? 'added' : removed ? 'removed' : 'same',
    count: value.length,
  }))
}

const some = (op: Op, count: number) => (count > 0 ? [{ op, count }] : [])
