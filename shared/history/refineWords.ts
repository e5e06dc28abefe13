import { align, type Op } from './align.ts'
import { type TextPiece, type Token, taker } from './tokens.ts'

/** So many tokens that stayed, went or came. Of those that stayed both sides are there, of the others one. */
export interface Stretch {
  op: Op
  olds: Token[]
  news: Token[]
}

/** A word that stayed between two changes and has at most so many letters says nothing: it reads better with them. */
const splinter = 3
/** Of two words in each other's place, this much has to be common for only the rest to count as changed. */
const alike = 0.5

/**
 * How tokens became others, word by word, as a reader would say it: no small word stays alone between changes, and of a word
 * that was only added to or corrected the rest stays.
 */
export function refined(from: readonly Token[], to: readonly Token[]): Stretch[] {
  return withinWords(withoutSplinters(stretches(from, to)))
}

function stretches(from: readonly Token[], to: readonly Token[]): Stretch[] {
  let [one, other] = [0, 0]
  return align(
    from.map(({ key }) => key),
    to.map(({ key }) => key),
  ).map(({ op, count }) => {
    const olds = op === 'added' ? [] : from.slice(one, one + count)
    const news = op === 'removed' ? [] : to.slice(other, other + count)
    one += olds.length
    other += news.length
    return { op, olds, news }
  })
}

/** Changes that only a splinter keeps apart become one: what went, then what came. */
function withoutSplinters(found: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = []
  let gone: Token[] = []
  let come: Token[] = []
  const settle = () => {
    if (gone.length > 0) result.push({ op: 'removed', olds: gone, news: [] })
    if (come.length > 0) result.push({ op: 'added', olds: [], news: come })
    gone = []
    come = []
  }
  found.forEach((stretch, index) => {
    const isBetween = gone.length > 0 && come.length > 0 && replaces(found, index + 1)
    if (stretch.op === 'same' && !(isBetween && isSplinter(stretch.olds))) {
      settle()
      result.push(stretch)
      return
    }
    gone.push(...stretch.olds)
    come.push(...stretch.news)
  })
  settle()
  return result
}

/** Whether something went and something came from here on, before anything stays. */
function replaces(found: readonly Stretch[], from: number): boolean {
  const [first, second] = [found[from], found[from + 1]]
  return first !== undefined && second !== undefined && first.op !== 'same' && second.op !== 'same'
}

function isSplinter(tokens: readonly Token[]): boolean {
  const words = tokens.map((token) => (token.is === 'word' ? textOf(token.pieces) : null))
  if (words.some((word) => word === null)) return false
  return words.join('').trim().length <= splinter
}

const textOf = (pieces: readonly TextPiece[]): string => pieces.map(({ text }) => text).join('')

/** Where one word stands in the place of another, what both begin and end with has stayed. */
function withinWords(found: readonly Stretch[]): Stretch[] {
  return found.flatMap((stretch, index): Stretch[] => {
    const next = found[index + 1]
    if (stretch.op === 'removed' && next?.op === 'added') {
      const parts = insideOf(stretch.olds, next.news)
      if (parts) return parts
    }
    const before = found[index - 1]
    const isDone =
      stretch.op === 'added' && before?.op === 'removed' && insideOf(before.olds, stretch.news) !== undefined
    return isDone ? [] : [stretch]
  })
}

function insideOf([old, ...olds]: readonly Token[], [now, ...news]: readonly Token[]): Stretch[] | undefined {
  if (old?.is !== 'word' || now?.is !== 'word' || olds.length > 0 || news.length > 0) return undefined
  const [before, after] = [textOf(old.pieces), textOf(now.pieces)]
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  // A sign of two code units is never cut in half.
  if (start > 0 && /[\uD800-\uDBFF]/.test(before[start - 1] ?? '')) start--
  if (end > 0 && /[\uDC00-\uDFFF]/.test(before.at(-end) ?? '')) end--
  if (start + end < shorter * alike) return undefined
  const [takeOld, takeNew] = [taker(old.pieces), taker(now.pieces)]
  const cut = (take: typeof takeOld, length: number) => [take(start), take(length - start - end), take(end)]
  const [olds3, news3] = [cut(takeOld, before.length), cut(takeNew, after.length)]
  const word = (pieces: TextPiece[] = []): Token[] =>
    pieces.length === 0 ? [] : [{ is: 'word', key: `word ${textOf(pieces)}`, pieces }]
  const all: Stretch[] = [
    { op: 'same', olds: word(olds3[0]), news: word(news3[0]) },
    { op: 'removed', olds: word(olds3[1]), news: [] },
    { op: 'added', olds: [], news: word(news3[1]) },
    { op: 'same', olds: word(olds3[2]), news: word(news3[2]) },
  ]
  return all.filter(({ olds: had, news: has }) => had.length + has.length > 0)
}
