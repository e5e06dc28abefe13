import { type Running, startContestant } from './contestants.ts'
import type { Contestant } from './load/dialects.ts'
import { NoFigure } from './noFigure.ts'
import type { Practice } from './practice.ts'
import type { Load } from './startLoad.ts'

/** What every scenario needs. */
export interface Bench {
  load: Load
  practice: Practice
  /** A minute's check that everything works, whose figures mean little. */
  quick: boolean
  /** Edits a second over all of the thousand rooms, the same for every contestant. */
  roomsRate: number
  contestants: readonly Contestant[]
  /** The folder for the processor profiles of the servers, which slow them down; null for none. */
  profiles: string | null
  say: (sentence: string) => void
  /** What could not be measured, and why. */
  failures: Failure[]
}

export interface Failure {
  contestant: Contestant
  why: string
  /** Words were not where they should have been, which is worse than being slow. */
  lostWords: boolean
}

export const everybody: readonly Contestant[] = ['relay', 'hocuspocus', 'throughline']

/** Runs something on a server of its own, which is gone afterwards, whatever happens. */
export async function withServer<Result>(
  bench: Bench,
  contestant: Contestant,
  act: (server: Running) => Promise<Result>,
): Promise<Result> {
  const server = await startContestant(contestant, bench.practice.folder, bench.profiles)
  try {
    return await act(server)
  } finally {
    await bench.load.ask('close', null)
    await server.end()
  }
}

/** All figures of one contestant, round by round. */
export type ByContestant<Figure> = Record<Contestant, Figure[]>

/**
 * Measures all contestants, forwards and then backwards (A B C, C B A), so that what a machine does over time falls on
 * all of them alike.
 */
export async function interleaved<Figure>(
  bench: Bench,
  rounds: number,
  measure: (contestant: Contestant, before: readonly Figure[]) => Promise<Figure>,
): Promise<ByContestant<Figure>> {
  const figures: ByContestant<Figure> = { relay: [], hocuspocus: [], throughline: [] }
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? bench.contestants : bench.contestants.toReversed()
    for (const contestant of order) {
      bench.say(`  round ${round + 1}: ${contestant}`)
      const figure = await orFailure(bench, contestant, () => measure(contestant, figures[contestant]))
      if (figure !== null) figures[contestant].push(figure)
    }
  }
  return figures
}

/** Measures, and notes where there is no figure: what one server cannot do must not cost the figures of the others. */
export async function orFailure<Figure>(
  bench: Bench,
  contestant: Contestant,
  measure: () => Promise<Figure>,
): Promise<Figure | null> {
  try {
    return await measure()
  } catch (error) {
    if (!(error instanceof NoFigure)) throw error
    bench.say(`  ${contestant}: ${error.message}`)
    bench.failures.push({ contestant, why: error.message, lostWords: error.lostWords })
    return null
  }
}
