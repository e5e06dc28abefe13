import { monitorEventLoopDelay } from 'node:perf_hooks'
import { search } from '../../../server/domain/search/search.ts'
import type { Actor, Services } from '../../../server/domain/services.ts'
import { percentile, rounded } from '../figures.ts'
import { seeded, sentences } from './words.ts'

/** What somebody looks for, by how much there is of it. */
const kinds = {
  frequent: () => 'the',
  'frequent, several': () => 'she said session',
  middling: (random: () => number) => sentences(1, random),
  rare: (random: () => number) =>
    sentences(30, random)
      .split(/[ .]+/)
      .reduce((rarest, word) => (word.length > rarest.length ? word : rarest), ''),
  phrase: () => '"of the"',
  'phrase that nobody wrote': () => '"the session said the session said"',
  'beginning of a word': (random: () => number) => sentences(1, random).slice(0, 2),
  'name or code': (random: () => number) => `k-1${String(Math.floor(random() * 400)).padStart(3, '0')}`,
  'nothing found': () => 'xylophonequartz',
} as const
type Kind = keyof typeof kinds

/** Milliseconds, of one kind of question by one member. */
interface Figure {
  kind: Kind
  member: 'few cases' | 'all cases'
  p50: number
  p95: number
  found: number
  /** The longest time for which nobody else's work was done. */
  held: number
}

/** Asks each kind of question so many times, one after the other, as the member does. */
export async function measure(
  services: Services,
  actors: { all: Actor; few: Actor },
  times: number,
): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const member of ['few cases', 'all cases'] as const) {
    const actor = member === 'all cases' ? actors.all : actors.few
    for (const kind of Object.keys(kinds) as Kind[]) {
      const random = seeded(7)
      const took: number[] = []
      let found = 0
      const delay = monitorEventLoopDelay({ resolution: 1 })
      for (let time = 0; time < times + 3; time++) {
        const typed = kinds[kind](random)
        if (time === 3) delay.enable()
        const began = performance.now()
        const { notes } = await search(services, actor, typed)
        if (time >= 3) took.push(performance.now() - began)
        found = Math.max(found, notes.length)
      }
      delay.disable()
      figures.push({
        kind,
        member,
        p50: rounded(percentile(took, 0.5) ?? 0),
        p95: rounded(percentile(took, 0.95) ?? 0),
        found,
        held: rounded(delay.max / 1e6),
      })
    }
  }
  return figures
}
