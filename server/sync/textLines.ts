import * as Y from 'yjs'
import type { WordAuthors } from '../../shared/history/wordAuthors.ts'
import type { MemberId } from '../../shared/ids.ts'

/** How far to look for the next words of a line over what is not among those asked for. */
const nearby = 200

/** Words that stand, or stood, beside each other in one text, with where each is among the clocks and who wrote it. */
export class Line {
  readonly text: string
  readonly isInNewNode: boolean
  readonly #items: readonly { client: number; clock: number; length: number }[]
  readonly #authors: readonly { length: number; memberId: MemberId | null }[]

  constructor(
    text: string,
    items: readonly { client: number; clock: number; length: number }[],
    authors: readonly { length: number; memberId: MemberId | null }[],
    isInNewNode = false,
  ) {
    this.text = text
    this.#items = items
    this.#authors = authors
    this.isInNewNode = isInNewNode
  }

  /** The clocks of so many letters from a place on. */
  places(from: number, length: number): { client: number; clock: number; length: number }[] {
    return cut(this.#items, from, length).map(({ piece, skipped, length: part }) => ({
      client: piece.client,
      clock: piece.clock + skipped,
      length: part,
    }))
  }

  /** Who wrote so many letters from a place on. */
  authorsOf(from: number, length: number): { length: number; memberId: MemberId | null }[] {
    return cut(this.#authors, from, length).map(({ piece, length: part }) => ({
      memberId: piece.memberId,
      length: part,
    }))
  }
}

function cut<Piece extends { length: number }>(
  pieces: readonly Piece[],
  from: number,
  length: number,
): { piece: Piece; skipped: number; length: number }[] {
  const found: { piece: Piece; skipped: number; length: number }[] = []
  let start = 0
  for (const piece of pieces) {
    const first = Math.max(from, start)
    const last = Math.min(from + length, start + piece.length)
    if (last > first) found.push({ piece, skipped: first - start, length: last - first })
    start += piece.length
  }
  return found
}

/** The lines that the words among these items make, each in the order in which it is read. */
export function linesAmong(items: readonly Y.Item[], authors: WordAuthors): Line[] {
  const [only] = items
  if (only && items.length === 1) return only.content instanceof Y.ContentString ? [lineOf([only], authors, false)] : []
  const words = new Set(items.filter(({ content }) => content instanceof Y.ContentString))
  if (words.size === 0) return []
  const nodes = new Set(items.filter(({ content }) => content instanceof Y.ContentType))
  const lines: Line[] = []
  const taken = new Set<Y.Item>()
  for (const item of words) {
    if (taken.has(item)) continue
    let first = item
    for (let left = next(first, words, 'left'); left !== null && !taken.has(left); left = next(first, words, 'left'))
      first = left
    const line: Y.Item[] = []
    for (let one: Y.Item | null = first; one !== null && !taken.has(one); one = next(one, words, 'right')) {
      taken.add(one)
      line.push(one)
    }
    lines.push(lineOf(line, authors, isWithin(first, nodes)))
  }
  return lines
}

/** The next of these items on one side, with nothing that can be read between the two. */
function next(from: Y.Item, among: ReadonlySet<Y.Item>, side: 'left' | 'right'): Y.Item | null {
  let item = from[side]
  for (let steps = 0; item !== null && steps < nearby; steps++) {
    if (among.has(item)) return item
    const isSilent = item.deleted || item.content instanceof Y.ContentFormat
    if (!isSilent) return null
    item = item[side]
  }
  return null
}

function lineOf(items: readonly Y.Item[], authors: WordAuthors, isInNewNode: boolean): Line {
  const text = items.map(({ content }) => (content instanceof Y.ContentString ? content.str : '')).join('')
  const places = items.map(({ id, length }) => ({ client: id.client, clock: id.clock, length }))
  const runs = items.flatMap(({ id, length }) => [...authors.runs(id.client, id.clock, length)])
  return new Line(text, places, runs, isInNewNode)
}

/** Whether an item's text is itself among these nodes, or stands in one of them. */
function isWithin(item: Y.Item, nodes: ReadonlySet<Y.Item>): boolean {
  const text = item.parent instanceof Y.AbstractType ? item.parent._item : null
  if (text === null) return false
  if (nodes.has(text)) return true
  const element = text.parent instanceof Y.AbstractType ? text.parent._item : null
  return element !== null && nodes.has(element)
}
