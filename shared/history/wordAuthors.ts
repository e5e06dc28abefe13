import type { MemberId } from '../ids.ts'

/** Words whose author is another than whoever owns their client id: so many clocks of it, from this one on. */
export interface WordRange {
  client: number
  clock: number
  length: number
  /** Null for the template's words. */
  memberId: MemberId | null
}

/** Whose words a client id writes; undefined for one that nobody has used. */
export type OwnerOf = (client: number) => MemberId | null | undefined

/**
 * Who wrote the words of a document: as a rule whoever owns the client id that they stand under, and for words that were
 * carried over by somebody else's change, their first author.
 */
export class WordAuthors {
  readonly #ownerOf: OwnerOf
  readonly #ranges = new Map<number, WordRange[]>()

  constructor(ownerOf: OwnerOf, ranges: readonly WordRange[] = []) {
    this.#ownerOf = ownerOf
    for (const range of ranges) this.add(range)
  }

  /** Notes who wrote a range. Ranges never overlap: a clock is written once. */
  add(range: WordRange): void {
    const known = this.#ranges.get(range.client)
    if (!known) {
      this.#ranges.set(range.client, [range])
      return
    }
    const at = firstEndingAfter(known, range.clock)
    if (at === known.length) known.push(range)
    else known.splice(at, 0, range)
  }

  /** Forgets what was noted of these clocks. */
  remove({ client, clock }: Pick<WordRange, 'client' | 'clock'>): void {
    const known = this.#ranges.get(client)
    const at = known?.findIndex((range) => range.clock === clock) ?? -1
    if (at >= 0) known?.splice(at, 1)
  }

  of(client: number, clock: number): MemberId | null {
    const known = this.#ranges.get(client)
    const range = known?.[firstEndingAfter(known, clock)]
    return range !== undefined && range.clock <= clock ? range.memberId : (this.#ownerOf(client) ?? null)
  }

  /** The authors of so many clocks, in their order, each as far as it goes. */
  *runs(client: number, clock: number, length: number): Generator<{ length: number; memberId: MemberId | null }> {
    const owner = this.#ownerOf(client) ?? null
    const known = this.#ranges.get(client) ?? []
    const end = clock + length
    let next = clock
    for (let index = firstEndingAfter(known, clock); index < known.length && next < end; index++) {
      const range = known[index]
      if (!range || range.clock >= end) break
      if (range.clock > next) yield { length: range.clock - next, memberId: owner }
      const from = Math.max(range.clock, next)
      const to = Math.min(range.clock + range.length, end)
      yield { length: to - from, memberId: range.memberId }
      next = to
    }
    if (next < end) yield { length: end - next, memberId: owner }
  }
}

function firstEndingAfter(ranges: readonly WordRange[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range && range.clock + range.length <= clock) low = middle + 1
    else high = middle
  }
  return low
}
