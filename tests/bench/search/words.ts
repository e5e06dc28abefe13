/** A generator of numbers that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** In almost every note, as in any English text. */
export const frequent = ['the', 'she', 'and', 'was', 'of', 'to', 'that', 'her', 'with', 'it', 'session', 'said']

const syllables = 'ka lo mi ver tan ri sel no pra du gen tor fi ma les bo ne cha ru wel'.split(' ')

/**
 * Words as often as in a language: the rank of a word times how often it comes is about the same for all (Zipf). The first
 * are English ones, the others made up.
 */
const vocabulary: readonly string[] = [
  ...frequent,
  ...Array.from({ length: 20_000 }, (_, at) => {
    const of = (power: number) => syllables[Math.floor(at / syllables.length ** power) % syllables.length] ?? ''
    return `${of(0)}${of(1)}${of(2)}${at >= 8_000 ? `${of(3)}s` : ''}`
  }),
]

/** A text of so many words. */
export function sentences(count: number, random: () => number): string {
  const words: string[] = []
  for (let at = 0; at < count; at++) {
    const rank = Math.floor(vocabulary.length ** random()) - 1
    words.push(`${vocabulary[rank] ?? 'the'}${at % 13 === 12 ? '.' : ''}`)
  }
  return words.join(' ')
}
