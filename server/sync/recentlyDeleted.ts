import * as Y from 'yjs'
import type { WordAuthors } from '../../shared/history/wordAuthors.ts'
import type { MemberId } from '../../shared/ids.ts'
import { Line } from './textLines.ts'

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

/** One UTF-16 code unit and who wrote it. */
interface Letter {
  unit: string
  by: Author
}

/** What one member deleted. */
interface Own {
  /** By client id and clock: an undo names them. */
  letters: Map<number, Map<number, Letter>>
  /** Put together when it is asked for, and again after the next deletion. */
  gone: Gone | null
}

/** What was deleted in a room of late, by whom: an undo sends its words again, and nothing of what they were. */
export class RecentlyDeleted {
  readonly #clock: () => number
  #entries: Entry[] = []
  #size = 0
  #elements = 0
  readonly #own = new Map<MemberId, Own>()

  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** Whether something that this member deleted is remembered. */
  mayHold(by: MemberId): boolean {
    if (this.#entries.length === 0) return false
    this.#forgetOld(this.#clock())
    return this.#own.has(by)
  }

  add(by: MemberId, { lines, elements }: Gone): void {
    if (lines.length === 0 && elements.size === 0) return
    const at = this.#clock()
    const last = this.#entries.findLast((entry) => entry.by === by)
    const entry: Entry = last && at - last.at < together ? last : { by, at, lines: [], elements: new Map() }
    if (entry !== last) this.#entries.push(entry)
    const own = this.#ownOf(by)
    own.gone = null
    for (const line of lines) {
      entry.lines.push(line)
      this.#size += line.text.length
      addLetters(own.letters, line)
    }
    for (const [id, element] of elements) entry.elements.set(id, element)
    this.#elements += elements.size
    this.#forgetOld(at)
  }

  #ownOf(by: MemberId): Own {
    const known = this.#own.get(by) ?? { letters: new Map(), gone: null }
    this.#own.set(by, known)
    return known
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
    this.#own.clear()
    for (const { by, lines } of this.#entries) {
      const { letters } = this.#ownOf(by)
      for (const line of lines) addLetters(letters, line)
    }
  }

  /** What this member deleted, the oldest first; letters deleted one by one also as the line that they were. */
  of(by: MemberId): Gone {
    const own = this.#ownOf(by)
    if (own.gone) return own.gone
    const entries = this.#entries.filter((entry) => entry.by === by)
    const lines = [...joinedLetters(own.letters), ...entries.flatMap((entry) => entry.lines)]
    own.gone = {
      lines: lines.filter(({ text }) => text.length > 1),
      elements: new Map(entries.flatMap(({ elements }) => [...elements])),
    }
    return own.gone
  }

  /**
   * The authors of the words that this member takes back where an item stands: Yjs puts what it takes back right before the dead
   * item itself. Undefined where it is something else that is written there.
   */
  undone(by: MemberId, { rightOrigin, content }: Y.Item): Author[] | undefined {
    if (rightOrigin === null || !(content instanceof Y.ContentString)) return undefined
    const letters = this.#own.get(by)?.letters.get(rightOrigin.client)
    if (!letters) return undefined
    const authors: Author[] = []
    for (let index = 0; index < content.str.length; index++) {
      const letter = letters.get(rightOrigin.clock + index)
      if (letter === undefined || letter.unit !== content.str[index]) return undefined
      authors.push(letter.by)
    }
    return authors
  }
}

function addLetters(letters: Own['letters'], line: Line): void {
  let from = 0
  for (const { client, clock, length } of line.places(0, line.text.length)) {
    const ofClient = letters.get(client) ?? new Map<number, Letter>()
    letters.set(client, ofClient)
    let next = clock
    for (const { memberId, length: run } of line.authorsOf(from, length))
      for (let count = 0; count < run; count++) {
        ofClient.set(next, { unit: line.text.charAt(from + next - clock), by: memberId })
        next += 1
      }
    from += length
  }
}

/** Letters whose clocks go on, as lines. */
function* joinedLetters(letters: Own['letters']): Generator<Line> {
  for (const [client, ofClient] of letters) {
    let text = ''
    let authors: { length: number; memberId: Author }[] = []
    let end = -1
    const line = () => new Line(text, [{ client, clock: end - text.length, length: text.length }], authors)
    for (const [clock, { unit, by }] of [...ofClient].sort(([one], [other]) => one - other)) {
      if (clock !== end && text !== '') {
        yield line()
        text = ''
        authors = []
      }
      const last = authors.at(-1)
      if (last?.memberId === by) last.length += 1
      else authors.push({ length: 1, memberId: by })
      text += unit
      end = clock + 1
    }
    if (text !== '') yield line()
  }
}

const none: ReadonlyMap<string, KnownElement> = new Map()

/** The nodes among these items that have an id, by it. */
export function byId(items: readonly Y.Item[], authors: WordAuthors): ReadonlyMap<string, KnownElement> {
  if (!items.some(({ content }) => content instanceof Y.ContentType)) return none
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
