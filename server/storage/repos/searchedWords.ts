import type { CaseId, PracticeId } from '../../../shared/ids.ts'
import type { SectionText } from '../../../shared/note/searchText.ts'
import type { SearchTerm } from '../../../shared/search/query.ts'
import { wordsOf } from '../../../shared/search/words.ts'

/*
 * How a note is written into the index of either database: its folded words in their order, and before them words that no
 * text can hold, because a text's words are letters and figures. `#p…` and `#c…` are its practice and its case, `~…` a word of its
 * title, `#` a place over which no words stand together.
 */

/** Words of one note that are indexed, and the bytes of those that are different. PostgreSQL takes a million. */
const mostWords = 100_000
const mostBytes = 900_000

export const practiceWord = (id: PracticeId): string => `#p${id.replaceAll('-', '')}`
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

/** Where terms have to stand: anywhere, or in the note's title. */
type Place = 'anywhere' | 'title'

const wordsAt = (place: Place, { words }: SearchTerm): string[] =>
  words.map((word) => (place === 'title' ? `~${word}` : word))

/** The question as SQLite's FTS5 reads it (https://sqlite.org/fts5.html#full_text_query_syntax). */
export function fts5Query(practiceId: PracticeId, wanted: readonly WantedTerm[], place: Place): string {
  const terms = wanted.map(({ term, cases }) => {
    const phrase = `"${wordsAt(place, term).join(' ')}"${term.open ? ' *' : ''}`
    return `(${[phrase, ...cases.map((id) => `"${caseWord(id)}"`)].join(' OR ')})`
  })
  return [`"${practiceWord(practiceId)}"`, ...terms].join(' AND ')
}

/** The same as PostgreSQL's `tsquery`, which is told what is together by `together`. */
export function tsquery(practiceId: PracticeId, wanted: readonly WantedTerm[], place: Place): string {
  const terms = wanted.map(({ term, cases }) => {
    const words = wordsAt(place, term)
    const all = words.map((word, at) => `'${word}'${term.open && at === words.length - 1 ? ':*' : ''}`).join(' & ')
    return `(${[`(${all})`, ...cases.map((id) => `'${caseWord(id)}'`)].join(' | ')})`
  })
  return [`'${practiceWord(practiceId)}'`, ...terms].join(' & ')
}

/** Words that have to stand together, as a pattern of `like` over all words of a note; null for one on its own. */
export function together(term: SearchTerm, place: Place): string | null {
  if (term.words.length === 1) return null
  // Of what is in a folded word, `like` gives a meaning to nothing.
  return `% ${wordsAt(place, term).join(' ')}${term.open ? '' : ' '}%`
}

/** All words of a note as `together` looks at them, and as FTS5 is handed them. */
export const inOrder = (words: readonly string[]): string => ` ${words.join(' ')} `

/** The different words of a note as a `tsvector` is written. */
export const asVector = (words: readonly string[]): string => [...new Set(words)].map((word) => `'${word}'`).join(' ')
