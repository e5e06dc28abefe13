import { showDay } from '../calendar.ts'
import { childrenOf, type NoteNode } from '../noteJson.ts'
import { listSections } from '../sections.ts'
import type { EarlierNote, EarlierProse, Finding } from './finding.ts'
import { type Check, nowhere } from './noteInView.ts'

/**
 * When prose counts as nearly the same as in an earlier note. Compared are runs of five words (w-shingling: Broder AZ. On the
 * resemblance and containment of documents. Proc. Compression and Complexity of Sequences 1997:21–29): a section is said
 * to be nearly the same where at least three fifths of its runs stand in that note, or where forty words in a row do. The
 * figures are our own: five words in a row seldom agree by chance, and short answers such as ‘no change since last time’ are
 * too short to count.
 */
const RUN = 5
const SHARE = 0.6
const IN_A_ROW = 40
/** A section with fewer words is not compared. */
const LEAST_WORDS = 30
/** Words of a section, and of all of an earlier note, that are compared, characters of a word that count, and words that are quoted. */
const MOST_WORDS = 20_000
const LONGEST_WORD = 256
const QUOTED = 10

/** The prose of a note's sections, as a later note is compared with it; of a very long note its beginning. */
export function proseOf(note: NoteNode): EarlierProse[] {
  let room = MOST_WORDS
  return listSections(note).flatMap(({ title, node }) => {
    const runs = runsOf(wordsOf(node)).slice(0, room)
    room -= runs.length
    return runs.length === 0 ? [] : [{ section: title ?? '', runs: [...new Set(runs)] }]
  })
}

/** Sections that say nearly what an earlier note of the case said. */
export const checkRepeated: Check = ({ sections, around: { earlier } }) => {
  const notes = earlier.map((note) => ({ note, runs: runsWithin(note) })).filter(({ runs }) => runs.size > 0)
  if (notes.length === 0) return []
  return sections.flatMap(({ id, title, node }): Finding[] => {
    const words = wordsOf(node)
    const runs = words.length < LEAST_WORDS ? [] : runsOf(words)
    for (const { note, runs: known } of notes) {
      const from = longestShared(runs, known)
      const share = runs.filter((run) => known.has(run)).length / Math.max(1, runs.length)
      if (from.length + RUN - 1 < IN_A_ROW && share < SHARE) continue
      const quote = words.slice(from.at, from.at + QUOTED).join(' ')
      const where = known.get(runs[from.at] ?? '') ?? ''
      const inSection = where === '' || where === title ? '' : ` under ‘${where}’`
      const said = `‘${title ?? 'A section'}’ says nearly what ‘${note.title}’ of ${showDay(note.occurredOn)} says${inSection}: ‘${quote} …’`
      return [nowhere({ code: 'prose_repeated', severity: 'look', words: said, sectionId: id })]
    }
    return []
  })
}

/** Every run of a note's words, with the section in which it stands first. */
function runsWithin({ prose }: EarlierNote): Map<string, string> {
  const runs = new Map<string, string>()
  for (const { section, runs: own } of prose) for (const run of own) if (!runs.has(run)) runs.set(run, section)
  return runs
}

/** The longest row of neighbouring runs that the other note has too: where it begins and how many runs it has. */
function longestShared(runs: readonly string[], earlier: ReadonlyMap<string, string>): { at: number; length: number } {
  let best = { at: 0, length: 0 }
  let length = 0
  for (const [index, run] of runs.entries()) {
    length = earlier.has(run) ? length + 1 : 0
    if (length > best.length) best = { at: index - length + 1, length }
  }
  return best
}

/**
 * A fingerprint of every run of neighbouring words, without regard to capitals and marks. Marks go before anything is
 * normalized: see `shared/search/words.ts`.
 */
function runsOf(words: readonly string[]): string[] {
  const plain = words.map((word) =>
    word
      .replaceAll(/\p{M}+/gu, '')
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, ''),
  )
  return plain
    .slice(0, Math.max(0, plain.length - RUN + 1))
    .map((_, index) => fingerprint(plain.slice(index, index + RUN).join(' ')))
}

/**
 * Two sums of 32 bits in the manner of FNV-1a (Fowler, Noll, Vo) over the UTF-16 code units: two runs that differ share a
 * fingerprint by an accident that no practice will see. It hides nothing from whoever can guess the words.
 */
function fingerprint(run: string): string {
  let [low, high] = [0x811c9dc5, 0x01000193]
  for (let index = 0; index < run.length; index += 1) {
    const unit = run.charCodeAt(index)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ (unit + 1), 0x01000193)
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36)
}

/** The words that somebody wrote in a section, in their order. Cells, guidance and the labels of links are none. */
function wordsOf(section: NoteNode): string[] {
  const words: string[] = []
  const waiting: NoteNode[] = [section]
  for (let next = waiting.pop(); next !== undefined && words.length < MOST_WORDS; next = waiting.pop()) {
    const children = childrenOf(next)
    const line = children.map(({ type, text }) => (type === 'text' ? (text ?? '') : ' ')).join('')
    for (const word of line.split(/\s+/).map(begun)) if (hasLetter(word)) words.push(word)
    for (const child of children.toReversed()) if (child.type !== 'text') waiting.push(child)
  }
  return words.slice(0, MOST_WORDS)
}

const begun = (word: string): string => word.slice(0, LONGEST_WORD)

const hasLetter = (word: string): boolean => /[\p{L}\p{N}]/u.test(word)
