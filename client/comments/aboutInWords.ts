import { type Commented, isCell } from '../editor/passages/place.ts'
import { quoted } from '../ui/quoted.ts'

const shortened = (words: string, most: number) => (words.length > most ? `${words.slice(0, most)}…` : words)

/** What is commented on, in a line. */
export function aboutInWords({ anchor, quote, before }: Commented): string {
  if (anchor && isCell(anchor) && anchor.cell !== null)
    return `On ‘${shortened(before || 'a cell', 60)}’${quote ? `: ${shortened(quote, 60)}` : ', which was empty'}`
  return quote === null || quote === '' ? 'On the whole note' : `On ${quoted(shortened(quote, 90))}`
}
