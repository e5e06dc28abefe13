/** Candidates that are looked at for one place; a text of one letter alone would have thousands. */
const candidatesAtMost = 8

export interface SharedWords {
  from: number
  /** Which of the texts, and where in it. */
  of: number
  ofFrom: number
  length: number
}

/**
 * Pieces of `text` that stand in one of `texts` as well, at least so long, from left to right and each as long as it can be.
 * Takes time in proportion to the texts.
 */
export function findShared(text: string, texts: readonly string[], atLeast: number): SharedWords[] {
  const places = new Map<string, [of: number, from: number][]>()
  texts.forEach((other, of) => {
    for (let from = 0; from + atLeast <= other.length; from++) {
      const key = other.slice(from, from + atLeast)
      const known = places.get(key)
      if (!known) places.set(key, [[of, from]])
      else if (known.length < candidatesAtMost) known.push([of, from])
    }
  })
  const found: SharedWords[] = []
  for (let from = 0; from + atLeast <= text.length; ) {
    let best: SharedWords | undefined
    for (const [of, ofFrom] of places.get(text.slice(from, from + atLeast)) ?? []) {
      const length = atLeast + commonStart(text, from + atLeast, texts[of] ?? '', ofFrom + atLeast)
      if (!best || length > best.length) best = { from, of, ofFrom, length }
    }
    if (best) found.push(best)
    from += best?.length ?? 1
  }
  return found
}

function commonStart(one: string, oneFrom: number, other: string, otherFrom: number): number {
  let length = 0
  while (oneFrom + length < one.length && one[oneFrom + length] === other[otherFrom + length]) {
    // Beyond the end of both, nothing equals nothing.
    if (otherFrom + length >= other.length) break
    length += 1
  }
  return length
}
