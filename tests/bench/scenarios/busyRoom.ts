import { type Bench, type ByContestant, interleaved, withServer } from '../bench.ts'
import { type Running, serverCore } from '../contestants.ts'
import type { Contestant } from '../load/dialects.ts'
import type { Typed } from '../load/typing.ts'
import { NoFigure } from '../noFigure.ts'
import { coreBusySeconds } from '../processFigures.ts'

/** A rate counts as delivered while 99 of 100 edits arrive within this time, in milliseconds. */
const inTime = 200
const mostSteps = 20
/** A rate is too much when it has failed this often. */
const tries = 3
/** Above this share of its core it is the load that is at its end. */
const loadIsFull = 0.95

export interface Step {
  rate: number
  delivered: boolean
  loadBound: boolean
  typed: Typed
}

export interface Saturation {
  /** Most edits a second that were delivered in time. */
  most: number
  /** The load gave up before the server did: the server can do more. */
  atLeast: boolean
  steps: Step[]
}

/**
 * One note, fifty writers: the most edits a second. Rates double until one is not delivered in time; then the last steps
 * divide what lies between, each on a server that has not just been flooded.
 */
export function mostEdits(bench: Bench): Promise<ByContestant<Saturation>> {
  return interleaved(bench, bench.quick ? 1 : 2, (contestant, [before]) =>
    saturate(bench, contestant, before === undefined || before.most === 0 ? 400 : before.most / 2),
  )
}

async function saturate(bench: Bench, contestant: Contestant, from: number): Promise<Saturation> {
  const steps: Step[] = []
  let [low, high, atLeast] = [0, Number.POSITIVE_INFINITY, false]
  let rate = from
  const finest = bench.quick ? 1.5 : 1.2
  while (high / Math.max(low, 1) > finest && steps.length < mostSteps) {
    const ended = await withServer(bench, contestant, async (server) => {
      for (const note of bench.practice.busyNotes) {
        const step = await oneStep(bench, server, note, rate)
        steps.push(step)
        // One stall of the machine or its disk is not the server's end.
        if (!step.delivered && steps.filter((one) => one.rate === rate).length < tries) return false
        if (step.loadBound && !step.delivered) {
          atLeast = true
          return true
        }
        if (!step.delivered) {
          high = rate
          rate = low > 0 ? Math.sqrt(low * high) : rate / 4
          return false
        }
        low = rate
        rate = Number.isFinite(high) ? Math.sqrt(low * high) : rate * 2
        if (high / low <= finest) return true
      }
      return true
    })
    if (ended) break
  }
  return { most: low, atLeast, steps }
}

async function oneStep(
  bench: Bench,
  server: Running,
  note: Bench['practice']['busyNotes'][number],
  rate: number,
): Promise<Step> {
  await openBusyRoom(bench, server, note)
  const asks = true
  // A server that has just been started, or a rate that is new to it, is given a moment.
  await bench.load.ask('type', { rate: rate / 2, seconds: 0.7, asks, patience: 3_000 })
  const typed = await bench.load.ask('type', { rate, seconds: bench.quick ? 1 : 2, asks, patience: 3_000 })
  const arrived = typed.missing === 0 && typed.closed === 0
  const delivered = arrived && (typed.latency?.p99 ?? Number.POSITIVE_INFINITY) < inTime
  const loadBound = typed.loadCpu > loadIsFull
  if (delivered) await bench.load.ask('check', { server: at(server), base: bench.practice.base }).then(insist)
  await bench.load.ask('close', null)
  return { rate, delivered, loadBound, typed }
}

/** The first, a middle and the last seat look into what arrives; a server serves them in this order. */
async function openBusyRoom(bench: Bench, server: Running, note: Bench['practice']['busyNotes'][number]) {
  const watchers = [0, 24, 49]
  const plans = [{ ...note, watchers, keeps: true }]
  await bench.load.ask('open', { server: at(server), plans, base: bench.practice.base })
}

export const at = ({ contestant, port }: Running) => ({ contestant, port })

/** A run in which something is missing has no figures. */
export function insist({ faults }: { faults: readonly string[] }): void {
  if (faults.length > 0)
    throw new NoFigure(`What was typed did not arrive whole: ${faults.slice(0, 3).join('; ')}.`, true)
}

export interface Steady {
  cpuPerThousandEdits: number
  /** Share of its core that the server took. */
  cpu: number
  /** Share of the server's core that other programs took meanwhile; 0 on a machine with nothing else to do. */
  neighbours: number
  typed: Typed
}

/** One note, fifty writers, at a rate that everybody can take: what an edit costs. */
export function steadyRoom(bench: Bench, rounds: number): Promise<ByContestant<Steady>> {
  return interleaved(bench, rounds, (contestant) =>
    withServer(bench, contestant, async (server) => {
      const [note] = bench.practice.busyNotes
      if (!note) throw new Error('The practice has no busy note.')
      await openBusyRoom(bench, server, note)
      return typeSteadily(bench, server, 200, bench.quick ? 3 : 8)
    }),
  )
}

/** Types at a steady rate and says what it cost the server. */
export async function typeSteadily(bench: Bench, server: Running, rate: number, seconds: number): Promise<Steady> {
  await bench.load.ask('type', { rate, seconds: 1, asks: true, patience: 5_000 })
  const [cpuBefore, coreBefore, before] = [server.cpuSeconds(), coreBusySeconds(serverCore), performance.now()]
  const typed = await bench.load.ask('type', { rate, seconds, asks: true, patience: 10_000 })
  const used = server.cpuSeconds() - cpuBefore
  const coreUsed = coreBusySeconds(serverCore) - coreBefore
  const took = (performance.now() - before) / 1_000
  if (typed.missing > 0 || typed.closed > 0)
    throw new NoFigure(
      `At ${rate} edits a second ${typed.missing} edits did not arrive in time and ${typed.closed} sockets were closed.`,
      false,
    )
  insist(await bench.load.ask('check', { server: at(server), base: bench.practice.base }))
  return {
    cpuPerThousandEdits: (used / typed.edits) * 1_000,
    cpu: used / took,
    neighbours: Math.max(0, coreUsed - used) / took,
    typed,
  }
}
