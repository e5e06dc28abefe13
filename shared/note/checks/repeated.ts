import { showDay } from '../calendar.ts'
import { childrenOf, type NoteNode } from '../noteJson.ts'
import { listSections } from '../sections.ts'
import type { EarlierProse, Finding } from './finding.ts'
import { type Check, nowhere } from './noteInView.ts'

/**
 * When prose counts as nearly the same as in the last note. Compared are runs of five words (w-shingling: Broder AZ. On the
 * resemblance and containment of documents. Proc. Compression and Complexity of Sequences 1997:21–29): a section is said
 * to be nearly the same where at least three fifths of its runs stand in the last note, or where forty words in a row do. The
 * figures are our own: five words in a row seldom agree by chance, and short answers such as ‘no change since last time’ are
 * too short to count.
 */
const RUN = 5
const SHARE = 0.6
const IN_A_ROW = 40
/** A section with fewer words is not compared. */
const LEAST_WORDS = 30
/** Words of a section that are compared, and words that are quoted. */
const MOST_WORDS = 20_000
const QUOTED = 10

/** The words of a note's sections, as a later note is compared with them. */
export const proseOf = (note: NoteNode): EarlierProse[] =>
  listSections(note).flatMap(({ title, node }) => {
    const words = wordsOf(node).join(' ')
    return words === '' ? [] : [{ section: title ?? '', words }]
  })

/** Sections that say nearly what the last note of the case said. */
export const checkRepeated: Check = ({ sections, around: { last } }) => {
  if (last === null) return []
  const earlier = new Map<string, string>()
  for (const { section, words } of last.prose) {
    for (const run of runsOf(words.split(/\s+/).filter(hasLetter))) if (!earlier.has(run)) earlier.set(run, section)
  }
  if (earlier.size === 0) return []
  return sections.flatMap(({ id, title, node }): Finding[] => {
    const words = wordsOf(node)
    const runs = words.length < LEAST_WORDS ? [] : runsOf(words)
    const from = longestShared(runs, earlier)
    const shared = runs.filter((run) => earlier.has(run)).length
    if (from.length + RUN - 1 < IN_A_ROW && (runs.length === 0 || shared / runs.length < SHARE)) return []
    const quote = words.slice(from.at, from.at + QUOTED).join(' ')
    const where = earlier.get(runs[from.at] ?? '') ?? ''
    const inSection = where === '' || where === title ? '' : ` under ‘${where}’`
    return [
      nowhere({
        code: 'prose_repeated',
        severity: 'look',
        words: `‘${title ?? 'A section'}’ says nearly what ‘${last.title}’ of ${showDay(last.occurredOn)} says${inSection}: ‘${quote} …’`,
        sectionId: id,
      }),
    ]
  })
}

/** The longest row of neighbouring runs that the last note has too: where it begins and how many runs it has. */
function longestShared(runs: readonly string[], earlier: ReadonlyMap<string, string>): { at: number; length: number } {
  let best = { at: 0, length: 0 }
  let length = 0
  for (const [index, run] of runs.entries()) {
    length = earlier.has(run) ? length + 1 : 0
    if (length > best.length) best = { at: index - length + 1, length }
  }
  return best
}

/** Every run of neighbouring words, without regard to capitals and marks. */
function runsOf(words: readonly string[]): string[] {
  const plain = words.map((word) =>
    word
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]/gu, ''),
  )
  return plain
    .slice(0, Math.max(0, plain.length - RUN + 1))
    .map((_, index) => plain.slice(index, index + RUN).join(' '))
}

/** The words that somebody wrote in a section, in their order. Cells, guidance and the labels of links are none. */
function wordsOf(section: NoteNode): string[] {
  const words: string[] = []
  const waiting: NoteNode[] = [section]
  for (let next = waiting.pop(); next !== undefined && words.length < MOST_WORDS; next = waiting.pop()) {
    const children = childrenOf(next)
    const line = children.map(({ type, text }) => (type === 'text' ? (text ?? '') : ' ')).join('')
    for (const word of line.split(/\s+/)) if (hasLetter(word)) words.push(word)
    for (const child of children.toReversed()) if (child.type !== 'text') waiting.push(child)
  }
  return words.slice(0, MOST_WORDS)
}

const hasLetter = (word: string): boolean => /[\p{L}\p{N}]/u.test(word)
