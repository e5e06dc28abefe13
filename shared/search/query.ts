import { wordsOf } from './words.ts'

/** Words that have to stand next to each other; of a word on its own there is one. */
export interface SearchTerm {
  readonly words: readonly [string, ...string[]]
  /** The last of them is still being typed: any word that begins like it will do. */
  readonly open: boolean
}

/** Characters of a question that are read, and terms of it that count. */
const longestQuery = 200
const mostTerms = 12

/**
 * What somebody looks for: all of the terms. Quotation marks keep words together, and so does a sign within them
 * ('co-therapist'); the last word is taken as a beginning unless a space or a mark follows it. Nothing else is interpreted,
 * and nothing that anybody types is an error.
 */
export function readQuery(typed: string): SearchTerm[] {
  const asked = typed.slice(0, longestQuery)
  const terms: SearchTerm[] = []
  for (const { 0: piece, index } of asked.matchAll(/["“”„«»][^"“”„«»]*["“”„«»]?|[^\s"“”„«»]+/gu)) {
    const [first, ...rest] = Array.from(wordsOf(piece), ({ folded }) => folded)
    if (first === undefined) continue
    const open = index + piece.length === asked.length && /[\p{L}\p{N}\p{M}]$/u.test(piece)
    terms.push({ words: [first, ...rest], open })
    if (terms.length === mostTerms) break
  }
  return terms
}

/** Whether `word` is what the term has at this place. */
export const isWordOf = ({ words, open }: SearchTerm, place: number, word: string): boolean =>
  open && place === words.length - 1 ? word.startsWith(words[place] ?? '') : word === words[place]

/** Whether a text has the term. */
export function hasTerm(text: string, term: SearchTerm): boolean {
  const words = Array.from(wordsOf(text), ({ folded }) => folded)
  return words.some((_, at) => term.words.every((_word, place) => isWordOf(term, place, words[at + place] ?? '')))
}
