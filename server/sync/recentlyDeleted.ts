import * as Y from 'yjs'
import type { WordAuthors } from '../../shared/history/wordAuthors.ts'
import type { MemberId } from '../../shared/ids.ts'
import type { Line } from './textLines.ts'

export type Author = MemberId | null
interface Place {
  client: number
  clock: number
}

/** A node with an id of its own, and who set each of its cells. */
interface KnownElement {
  type: string
  at: Place
  by: Author
  cells: ReadonlyMap<string, { value: unknown; at: Place; by: Author }>
}

/** What updates took away: lines as they stood, and nodes by their ids. */
export interface Gone {
  lines: readonly Line[]
  elements: ReadonlyMap<string, KnownElement>
}

/** How long what was deleted is remembered, in milliseconds, and how much of it in a room, in UTF-16 code units. */
const rememberedFor = 30 * 60_000
const rememberedAtMost = 50_000
const elementsAtMost = 1_000
/** What is deleted within this time is remembered and forgotten together. */
const together = 60_000

interface Entry {
  by: MemberId
  at: number
  lines: Line[]
  elements: Map<string, KnownElement>
}

/** What was deleted in a room of late, by whom: an undo sends its words again, and nothing of what they were. */
export class RecentlyDeleted {
  readonly #clock: () => number
  #entries: Entry[] = []
  #size = 0
  #elements = 0
  /** The words once more, by the clocks that they had, so that letters deleted one by one are found as one. */
  #pieces = new Map<MemberId, Map<number, Line[]>>()

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** Whether something that this member deleted is remembered. */
  mayHold(by: MemberId): boolean {
    this.#forgetOld(this.#clock())
    return this.#pieces.has(by) || (this.#elements > 0 && this.#entries.some((entry) => entry.by === by))
  }

  add(by: MemberId, { lines, elements }: Gone): void {
    if (lines.length === 0 && elements.size === 0) return
    const at = this.#clock()
    const last = this.#entries.findLast((entry) => entry.by === by)
    const entry: Entry = last && at - last.at < together ? last : { by, at, lines: [], elements: new Map() }
    if (entry !== last) this.#entries.push(entry)
    for (const line of lines) {
      entry.lines.push(line)
      this.#size += line.text.length
      this.#addPieces(by, line)
    }
    for (const [id, element] of elements) entry.elements.set(id, element)
    this.#elements += elements.size
    this.#forgetOld(at)
  }

  #addPieces(by: MemberId, line: Line): void {
    const ofMember = this.#pieces.get(by) ?? new Map<number, Line[]>()
    this.#pieces.set(by, ofMember)
    let from = 0
    for (const { client, clock, length } of line.places(0, line.text.length)) {
      const piece = line.slice(from, from + length)
      from += length
      const known = ofMember.get(client) ?? []
      ofMember.set(client, known)
      const beside = known.findIndex((one) => one.startsAt(client, clock + length) || one.endsAt(client, clock))
      const other = known[beside]
      if (!other) known.push(piece)
      else known[beside] = other.endsAt(client, clock) ? other.followedBy(piece) : piece.followedBy(other)
    }
  }

  #forgetOld(now: number): void {
    const isTooMuch = () => this.#size > rememberedAtMost || this.#elements > elementsAtMost
    let forgot = false
    for (let first = this.#entries[0]; first; first = this.#entries[0]) {
      const isOnlyOne = this.#entries.length === 1
      if (now - first.at < rememberedFor && (isOnlyOne ? this.#size <= rememberedAtMost * 4 : !isTooMuch())) break
      this.#entries.shift()
      this.#size -= first.lines.reduce((sum, { text }) => sum + text.length, 0)
      this.#elements -= first.elements.size
      forgot = true
    }
    if (!forgot) return
    this.#pieces = new Map()
    for (const { by, lines } of this.#entries) for (const line of lines) this.#addPieces(by, line)
  }

  /** What this member deleted, the oldest first; letters deleted one by one also as the line that they were. */
  of(by: MemberId): Gone {
    const own = this.#entries.filter((entry) => entry.by === by)
    const pieces = [...(this.#pieces.get(by)?.values() ?? [])].flat()
    return {
      lines: [...pieces, ...own.flatMap(({ lines }) => lines)].filter(({ text }) => text.length > 1),
      elements: new Map(own.flatMap(({ elements }) => [...elements])),
    }
  }

  /**
   * The words that this member takes back where an item stands: Yjs puts what it takes back right before the dead item itself.
   * Undefined where it is something else that is written there.
   */
  undone(by: MemberId, item: Y.Item): Line | undefined {
    const { rightOrigin, content } = item
    if (rightOrigin === null || !(content instanceof Y.ContentString)) return undefined
    for (const piece of this.#pieces.get(by)?.get(rightOrigin.client) ?? []) {
      const from = piece.offsetOf(rightOrigin.client, rightOrigin.clock)
      if (from !== null && piece.text.startsWith(content.str, from)) return piece.slice(from, from + content.str.length)
    }
    return undefined
  }
}

/** The nodes among these items that have an id, by it. */
export function byId(items: readonly Y.Item[], authors: WordAuthors): Map<string, KnownElement> {
  const found = new Map<string, KnownElement>()
  for (const item of items) {
    if (!(item.content instanceof Y.ContentType) || !(item.content.type instanceof Y.XmlElement)) continue
    const { nodeName, _map } = item.content.type
    const id = saidIn(_map.get('id'))
    if (typeof id !== 'string') continue
    const cells = [..._map].flatMap(([name, cell]) => {
      const value = saidIn(cell)
      const at = { client: cell.id.client, clock: cell.lastId.clock }
      return value === undefined ? [] : [[name, { value, at, by: authors.of(at.client, at.clock) }] as const]
    })
    const { client, clock } = item.id
    found.set(id, { type: nodeName, at: { client, clock }, by: authors.of(client, clock), cells: new Map(cells) })
  }
  return found
}

const saidIn = (item: Y.Item | undefined): unknown =>
  item?.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined
