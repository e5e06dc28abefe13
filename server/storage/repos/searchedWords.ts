import type { CaseId, PracticeId } from '../../../shared/ids.ts'
import type { SectionText } from '../../../shared/note/searchText.ts'
import type { SearchTerm } from '../../../shared/search/query.ts'
import { wordsOf } from '../../../shared/search/words.ts'

/*
 * How a note is written into the index of either database: its folded words in their order, and before them words that no
 * text can hold, because a text's words are letters and figures. `#p…` and `#c…` are its practice and its case, `~…` a word of its
 * title, `#` a place over which no words stand together. PostgreSQL's index, which knows no order, also has a `+…` for each two words that
 * stand together: a few letters made of both, because pairs are as many as the words of all notes. Two pairs may have the same.
 */

/** Words of one note that are indexed, and the bytes of those that are different. With their pairs they are the million that PostgreSQL takes. */
const mostWords = 100_000
const mostBytes = 700_000

const practiceWord = (id: PracticeId): string => `#p${id.replaceAll('-', '')}`
const caseWord = (id: CaseId): string => `#c${id.replaceAll('-', '')}`

interface Searched {
  practiceId: PracticeId
  caseId: CaseId
  title: string
  sections: readonly SectionText[]
}

/** Everything that is indexed of a note, in its order. What lies beyond the bounds is not found. */
export function indexedWords({ practiceId, caseId, title, sections }: Searched): string[] {
  const words = [practiceWord(practiceId), caseWord(caseId), '#']
  for (const { folded } of wordsOf(title)) words.push(`~${folded}`)
  const seen = new Set<string>()
  let bytes = 0
  for (const text of [title, ...sections.flatMap((section) => [section.title, section.text])]) {
    words.push('#')
    for (const { folded } of wordsOf(text)) {
      if (!seen.has(folded)) {
        seen.add(folded)
        bytes += Buffer.byteLength(folded)
      }
      if (words.length >= mostWords || bytes > mostBytes) return words
      words.push(folded)
    }
  }
  return words
}

/** A term, and the cases whose notes have it by their client's code or name, whatever their text says. */
export interface WantedTerm {
  term: SearchTerm
  cases: readonly CaseId[]
}

/** What the index is asked. Who asks is decided beside it: see `searchNotes`. */
export interface Question {
  practiceId: PracticeId
  /**
   * Cases of the practice to look in; null for all. It keeps a search in a few cases from going through the words of all
   * others, and gives nobody anything.
   */
  within: readonly CaseId[] | null
  /** All of them; not empty. */
  wanted: readonly WantedTerm[]
  /** Anywhere in a note, or in its title alone. */
  place: 'anywhere' | 'title'
}

const wordsAt = (place: Question['place'], { words }: SearchTerm): string[] =>
  words.map((word) => (place === 'title' ? `~${word}` : word))

/** Where to look, as words of which one has to be there. */
const placesIn = ({ practiceId, within }: Question): string[] =>
  within === null || within.length === 0 ? [practiceWord(practiceId)] : within.map(caseWord)

/** The question as SQLite's FTS5 reads it (https://sqlite.org/fts5.html#full_text_query_syntax). */
export function fts5Query(question: Question): string {
  const terms = question.wanted.map(({ term, cases }) => [
    `"${wordsAt(question.place, term).join(' ')}"${term.open ? ' *' : ''}`,
    ...cases.map((id) => `"${caseWord(id)}"`),
  ])
  const places = placesIn(question).map((word) => `"${word}"`)
  return [places, ...terms].map((some) => `(${some.join(' OR ')})`).join(' AND ')
}

/** The same as PostgreSQL's `tsquery`. It gives some notes too many, of which `together` says what stands together. */
export function tsquery(question: Question): string {
  const terms = question.wanted.map(({ term, cases }) => {
    const words = wordsAt(question.place, term)
    const all = words.map((word, at) => `'${word}'${term.open && at === words.length - 1 ? ':*' : ''}`)
    const pairs = pairsOf(term.open ? words.slice(0, -1) : words).map((pair) => `'${pair}'`)
    return [`(${[...all, ...pairs].join(' & ')})`, ...cases.map((id) => `'${caseWord(id)}'`)]
  })
  const places = placesIn(question).map((word) => `'${word}'`)
  return [places, ...terms].map((some) => `(${some.join(' | ')})`).join(' & ')
}

/** Words that have to stand together, as a pattern of `like` over all words of a note; null for one on its own. */
export function together(term: SearchTerm, place: Question['place']): string | null {
  if (term.words.length === 1) return null
  // Of what is in a folded word, `like` gives a meaning to nothing.
  return `% ${wordsAt(place, term).join(' ')}${term.open ? '' : ' '}%`
}

/** A word of the index for each two neighbours: one of 65,536, by the hash FNV-1a. */
const pairsOf = (words: readonly string[]): string[] =>
  words.slice(1).map((second, at) => {
    let hash = 0x811c9dc5
    for (const unit of Buffer.from(`${words[at]} ${second}`)) hash = Math.imul(hash ^ unit, 0x01000193)
    return `+${((hash ^ (hash >>> 16)) & 0xffff).toString(36)}`
  })

/** All words of a note as `together` looks at them, and as FTS5 is handed them. */
export const inOrder = (words: readonly string[]): string => ` ${words.join(' ')} `

/** The different words and pairs of a note as a `tsvector` is written. */
export const asVector = (words: readonly string[]): string =>
  [...new Set([...words, ...pairsOf(words)])].map((word) => `'${word}'`).join(' ')
