/** A thing that happened to a goal, where it stands on the axis, and how much room its words take. Pixels. */
export interface PlacedStep {
  readonly x: number
  /** Where its words begin. */
  readonly left: number
  readonly width: number
  readonly side: 'above' | 'below'
  /** 0 beside the line, 1 the next away from it, and so on. */
  readonly lane: number
}

interface Wanted {
  readonly x: number
  readonly width: number
}

/** The least distance of two signs on a line, and of two texts in a lane. */
const SIGNS_APART = 20
const WORDS_APART = 14

/**
 * Gives the words of the things on a thread a place above or below its line, beside their sign where there is room, else in
 * a lane further out: no two cover each other, and none leaves the axis. What is given is in the order of time.
 */
export function layOutSteps(
  wanted: readonly Wanted[],
  width: number,
): { steps: readonly PlacedStep[]; above: number; below: number } {
  const ends = { above: [] as number[], below: [] as number[] }
  const signs = apart(
    wanted.map(({ x }) => x),
    width,
  )
  let last: 'above' | 'below' = 'below'
  const steps = wanted.map(({ width: asked }, index): PlacedStep => {
    const x = signs[index] ?? 0
    const own = Math.min(asked, width)
    const left = Math.max(0, Math.min(x - 6, width - own))
    const other = last === 'above' ? 'below' : 'above'
    const fits = (side: 'above' | 'below', lane: number) => (ends[side][lane] ?? -WORDS_APART) + WORDS_APART <= left
    let lane = 0
    while (!fits('above', lane) && !fits('below', lane)) lane += 1
    const side = fits(other, lane) ? other : last
    ends[side][lane] = left + own
    last = side
    return { x, left, width: own, side, lane }
  })
  return { steps, above: ends.above.length, below: ends.below.length }
}

/** Signs of one session would lie on one another. */
function apart(places: readonly number[], width: number): number[] {
  const moved: number[] = []
  for (const place of places) moved.push(Math.max(place, (moved.at(-1) ?? Number.NEGATIVE_INFINITY) + SIGNS_APART))
  return moved.map((place, index) => Math.min(place, Math.max(0, width - SIGNS_APART * (moved.length - index))))
}
