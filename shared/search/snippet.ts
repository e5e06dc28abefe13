import { isWordOf, type SearchTerm } from './query.ts'
import { wordsOf } from './words.ts'

/** A piece of a text; `match`: it is what was looked for. */
export interface SnippetPart {
  readonly text: string
  readonly match: boolean
}

/** Characters that are shown of a text at most, and how many of them stand before what was found. */
const shownLength = 160
const before = 50

interface Found {
  readonly from: number
  readonly to: number
  readonly term: SearchTerm
}

/** Where the terms stand in a text, in its order; a text in which nothing is found gives none. */
export function findTerms(text: string, terms: readonly SearchTerm[]): Found[] {
  const words = [...wordsOf(text)]
  const found: Found[] = []
  for (const at of words.keys()) {
    for (const term of terms) {
      const last = words[at + term.words.length - 1]
      const first = words[at]
      if (first && last && term.words.every((_, place) => isWordOf(term, place, words[at + place]?.folded ?? '')))
        found.push({ from: first.from, to: last.to, term })
    }
  }
  return found
}

/**
 * The stretch of a text that says most about why it was found, on one line, with the matches marked. Cut between words,
 * with '…' where something is left out.
 */
export function snippetOf(text: string, found: readonly Found[]): SnippetPart[] {
  const best = bestStart(found)
  const start = best === undefined ? 0 : wordStart(text, Math.max(0, best.from - before))
  // A long match is shown whole, and one without an end is cut.
  const shown = Math.min(Math.max(start + shownLength, best?.to ?? 0), start + 2 * shownLength)
  const end = wordEnd(text, Math.min(text.length, shown))
  const parts: SnippetPart[] = start > 0 ? [{ text: '… ', match: false }] : []
  let at = start
  for (const { from, to } of found) {
    if (from < at || to > end) continue
    if (from > at) parts.push({ text: onOneLine(text.slice(at, from)), match: false })
    parts.push({ text: onOneLine(text.slice(from, to)), match: true })
    at = to
  }
  if (end > at) parts.push({ text: onOneLine(text.slice(at, end)), match: false })
  if (end < text.length) parts.push({ text: ' …', match: false })
  return parts
}

/** The match from which the most different terms come into view. */
function bestStart(found: readonly Found[]): Found | undefined {
  let best: Found | undefined
  let most = 0
  for (const [index, first] of found.entries()) {
    const seen = new Set<SearchTerm>()
    for (let next = index; next < found.length; next += 1) {
      const one = found[next]
      if (!one || one.to > first.from + shownLength - before) break
      seen.add(one.term)
    }
    if (seen.size > most) {
      most = seen.size
      best = first
    }
  }
  return best
}

/** The beginning of the word at a place, or the place itself where that word is long. */
function wordStart(text: string, place: number): number {
  if (place === 0) return 0
  const space = text.slice(Math.max(0, place - 20), place).search(/\s\S*$/u)
  return space < 0 ? whole(text, place) : Math.max(0, place - 20) + space + 1
}

function wordEnd(text: string, place: number): number {
  if (place >= text.length) return text.length
  const rest = text.slice(place, place + 20).search(/\s/u)
  return rest < 0 ? whole(text, place) : place + rest
}

/** Never between the two halves of a character. */
const whole = (text: string, place: number): number => (/[\uDC00-\uDFFF]/.test(text[place] ?? '') ? place - 1 : place)

const onOneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ')
