/** A passage by its words alone, and what stood before and after it in its line. */
export interface Quoted {
  readonly quote: string
  readonly before: string
  readonly after: string
}

/** Words that stand once in a note and are at least this long are that passage, whatever stands around them. */
const tellingLength = 24

/**
 * Where a quoted passage begins in a text, or null where it does not stand there any more, or in more than one place and
 * nothing tells which. What stood around it has to be there on one side at least: short words may stand somewhere else by
 * chance.
 */
export function findQuoted(text: string, { quote, before, after }: Quoted): number | null {
  if (quote === '') return null
  const places: { index: number; fits: number }[] = []
  for (let index = text.indexOf(quote); index >= 0; index = text.indexOf(quote, index + 1)) {
    const [head, tail] = [text.slice(0, index), text.slice(index + quote.length)]
    places.push({ index, fits: fitBefore(head, before) + fitAfter(tail, after) })
  }
  const most = Math.max(0, ...places.map(({ fits }) => fits))
  const best = places.filter(({ fits }) => fits === most)
  if (best.length !== 1) return null
  return most > 0 || quote.length >= tellingLength ? (best[0]?.index ?? null) : null
}

/** So many letters next to a passage tell that it is the one, whatever was changed beyond them. */
const nearest = 8

/** How well what stands before fits: all of it, the letters next to it, or nothing. No letters: its line began there. */
function fitBefore(head: string, before: string): 0 | 1 | 2 {
  if (before === '') return head === '' || head.endsWith('\n') ? 1 : 0
  if (head.endsWith(before)) return 2
  return head.endsWith(before.slice(-nearest)) ? 1 : 0
}

function fitAfter(tail: string, after: string): 0 | 1 | 2 {
  if (after === '') return tail === '' || tail.startsWith('\n') ? 1 : 0
  if (tail.startsWith(after)) return 2
  return tail.startsWith(after.slice(0, nearest)) ? 1 : 0
}
