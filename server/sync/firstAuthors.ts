import * as Y from 'yjs'
import type { WordAuthors, WordRange } from '../../shared/history/wordAuthors.ts'
import type { MemberId } from '../../shared/ids.ts'
import type { DecodedUpdate } from './decodedUpdate.ts'
import { itemsIn } from './orphans.ts'
import { type Author, byId, type Gone, RecentlyDeleted } from './recentlyDeleted.ts'
import { findShared } from './sharedWords.ts'
import { type Line, linesAmong } from './textLines.ts'

/** Words beyond this many are not looked through piece by piece; lines that came back whole are found all the same. */
const searchedAtMost = 200_000
/** The shortest piece of a line that is taken for the same words and not for chance, in UTF-16 code units. */
const pieceAtLeast = 6

/**
 * Keeps the first author of words that a change takes away and writes anew: Enter, a list, joined lines, something moved, and
 * an undo of what its member deleted shortly before. The binding of the editor writes such words under the client id of
 * whoever made the change, which would make all of them theirs.
 *
 * Works inside the room's transaction, before the dead content is collected. Somebody who only types costs nothing here.
 */
export class FirstAuthors {
  readonly #authors: WordAuthors
  readonly #deleted: RecentlyDeleted
  readonly #onFault: (error: unknown) => void

  /** `onFault` hears what nobody foresaw: the words are taken in all the same, as their sender's. */
  constructor(authors: WordAuthors, clock: () => number, onFault: (error: unknown) => void) {
    this.#authors = authors
    this.#onFault = onFault
    this.#deleted = new RecentlyDeleted(clock)
  }

  /** Says for which clocks of an applied update the first author is another than its sender. `died` is what it deleted. */
  keep(doc: Y.Doc, update: DecodedUpdate, died: readonly Y.Item[], by: MemberId): WordRange[] {
    try {
      return this.#keep(doc, update, died, by)
    } catch (error) {
      this.#onFault(error)
      return []
    }
  }

  #keep(doc: Y.Doc, update: DecodedUpdate, died: readonly Y.Item[], by: MemberId): WordRange[] {
    if (died.length === 0 && (!this.#deleted.mayHold(by) || this.#isTyped(update, by))) return []
    const found = new Found(this.#authors, by)
    const came = this.#notUndone(cameWith(doc, update), found, by)
    const gone = died.length === 0 ? nothing : goneOf(died, this.#authors)
    if (came.length > 0) this.#search(came, gone, found, by)
    this.#deleted.add(by, gone)
    for (const range of found.ranges) this.#authors.add(range)
    return found.ranges
  }

  /** A single letter that stands by itself, and not where it was deleted. */
  #isTyped({ structs }: DecodedUpdate, by: MemberId): boolean {
    const [only] = structs
    const isLetter = structs.length === 1 && only instanceof Y.Item && only.length === 1
    return isLetter && only.content instanceof Y.ContentString && this.#deleted.undone(by, only) === undefined
  }

  #search(came: readonly Y.Item[], gone: Gone, found: Found, by: MemberId): void {
    const lines = linesAmong(came, this.#authors).filter((line) => isWorthIt(line, gone))
    const elements = byId(came, this.#authors)
    if (lines.length === 0 && elements.size === 0) return
    const before = this.#deleted.of(by)
    pieces(wholeLines(lines, gone.lines, before.lines, found), gone.lines, before.lines, found)
    for (const [id, element] of elements) {
      const old = gone.elements.get(id) ?? before.elements.get(id)
      if (old?.type !== element.type) continue
      found.note({ ...element.at, length: 1 }, old.by)
      for (const [name, cell] of element.cells) {
        const oldCell = old.cells.get(name)
        if (oldCell !== undefined && oldCell.value === cell.value) found.note({ ...cell.at, length: 1 }, oldCell.by)
      }
    }
  }

  /** Notes what stands again where it was deleted, letter for letter, and returns the rest. */
  #notUndone(items: readonly Y.Item[], found: Found, by: MemberId): Y.Item[] {
    return items.filter((item) => {
      const old = this.#deleted.undone(by, item)
      if (!old) return true
      const { client, clock } = item.id
      old.forEach((author, index) => {
        found.note({ client, clock: clock + index, length: 1 }, author)
      })
      return false
    })
  }
}

function cameWith(doc: Y.Doc, update: DecodedUpdate): Y.Item[] {
  const came: Y.Item[] = []
  for (const { id, length } of update.structs)
    for (const item of itemsIn(doc, id.client, id.clock, length)) if (!item.deleted) came.push(item)
  return came
}

const nothing: Gone = { lines: [], elements: new Map() }

const goneOf = (died: readonly Y.Item[], authors: WordAuthors): Gone => ({
  lines: linesAmong(died, authors),
  elements: byId(died, authors),
})

/** Of anything longer than a letter it may be that it stood here before. */
const isWorthIt = (line: Line, gone: Gone): boolean => gone.lines.length > 0 || line.isInNewNode || line.text.length > 1

/** Collects what was found, side by side where the author goes on. */
class Found {
  readonly ranges: WordRange[] = []
  readonly #authors: WordAuthors
  readonly #by: MemberId

  constructor(authors: WordAuthors, by: MemberId) {
    this.#authors = authors
    this.#by = by
  }

  note({ client, clock, length }: { client: number; clock: number; length: number }, memberId: Author): void {
    if (memberId === this.#by || this.#authors.of(client, clock) === memberId) return
    const last = this.ranges.at(-1)
    if (last && last.client === client && last.memberId === memberId && last.clock + last.length === clock)
      last.length += length
    else this.ranges.push({ client, clock, length, memberId })
  }

  /** The words of `line` from here on are those of `old` from there on. */
  same(line: Line, from: number, old: Line, oldFrom: number, length: number): void {
    let done = 0
    for (const { memberId, length: run } of old.authorsOf(oldFrom, length)) {
      for (const place of line.places(from + done, run)) this.note(place, memberId)
      done += run
    }
  }
}

/** Lines that came back whole, or as the beginning or end of a line that went with the same update. What is left is returned. */
function wholeLines(lines: readonly Line[], gone: readonly Line[], before: readonly Line[], found: Found): Line[] {
  const waiting = new Map<string, Line[]>()
  for (const old of [...before, ...gone]) {
    const same = waiting.get(old.text)
    if (same) same.push(old)
    else waiting.set(old.text, [old])
  }
  const left: Line[] = []
  for (const line of lines) {
    const old = waiting.get(line.text)?.pop()
    const around = old ?? gone.find(({ text }) => text.endsWith(line.text) || text.startsWith(line.text))
    if (old && (line.text.length > 1 || line.isInNewNode || gone.includes(old)))
      found.same(line, 0, old, 0, line.text.length)
    else if (around && around !== old)
      found.same(
        line,
        0,
        around,
        around.text.endsWith(line.text) ? around.text.length - line.text.length : 0,
        line.text.length,
      )
    else left.push(line)
  }
  return left
}

/** Pieces of the lines, each as long as it can be. */
function pieces(lines: readonly Line[], gone: readonly Line[], before: readonly Line[], found: Found): void {
  const long = lines.filter(({ text, isInNewNode }) => text.length >= (isInNewNode ? 3 : pieceAtLeast))
  if (long.length === 0) return
  const old = [...gone, ...before]
  const size = [...long, ...old].reduce((sum, { text }) => sum + text.length, 0)
  if (old.length === 0 || size > searchedAtMost) return
  const texts = old.map(({ text }) => text)
  for (const line of long) {
    const atLeast = line.isInNewNode ? 3 : pieceAtLeast
    for (const { from, of, ofFrom, length } of findShared(line.text, texts, atLeast)) {
      const source = old[of]
      if (source) found.same(line, from, source, ofFrom, length)
    }
  }
}
