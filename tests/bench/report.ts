import { availableParallelism } from 'node:os'
import type { Bench, ByContestant, Failure } from './bench.ts'
import { median, rounded } from './figures.ts'
import type { Lost } from './load/check.ts'
import type { Typed } from './load/typing.ts'
import type { Saturation, Steady } from './scenarios/busyRoom.ts'
import type { ManyRooms } from './scenarios/manyRooms.ts'
import type { SmallRoom } from './scenarios/smallRoom.ts'

/** Everything that was measured, round by round; null for what was left out. */
export interface Taken {
  small: ByContestant<SmallRoom> | null
  steady: ByContestant<Steady> | null
  rooms: ByContestant<ManyRooms> | null
  most: ByContestant<Saturation> | null
  crash: Record<'hocuspocus' | 'throughline', Lost[]> | null
}

/** One line of the table: medians side by side, and what was to be reached. */
export interface Line {
  figure: string
  relay: number | null
  hocuspocus: number | null
  throughline: number | null
  /** Throughline's figure divided by the other's. */
  ofRelay: number | null
  ofHocuspocus: number | null
  target: string | null
  met: boolean | null
}

export interface Report {
  node: string
  cores: number
  quick: boolean
  rounds: number
  roomsRate: number
  tookSeconds: number
  lines: Line[]
  /** How busy and how late the load was at most where latencies were taken: to be looked at before they are believed. */
  load: { cpu: number | null; latenessP99Ms: number | null }
  /** Share of the server's core that other programs took at most meanwhile. */
  neighbours: number | null
  failures: readonly Failure[]
  taken: Taken
}

/** What is to be reached: a bound for Throughline's figure itself, or for its ratio to a peer's. */
interface Target {
  of: 'figure' | 'relay' | 'hocuspocus'
  is: 'at most' | 'at least'
  bound: number
}

export function report(bench: Bench, rounds: number, tookSeconds: number, taken: Taken): Report {
  const { quick, roomsRate } = bench
  const steady = [...allOf(taken.steady), ...allOf(taken.rooms)]
  return {
    node: process.version,
    cores: availableParallelism(),
    quick,
    rounds,
    roomsRate,
    tookSeconds: Math.round(tookSeconds),
    lines: [
      ...mostLines(taken),
      ...steadyLines(taken),
      ...roomsLines(taken),
      ...smallLines(taken),
      ...crashLines(taken),
    ],
    load: {
      cpu: highest(steady.map(({ typed }) => typed.loadCpu)),
      latenessP99Ms: highest(steady.map(({ typed }) => typed.lateness?.p99 ?? 0)),
    },
    neighbours: highest(steady.map(({ neighbours }) => neighbours)),
    failures: bench.failures,
    taken,
  }
}

function mostLines({ most }: Taken): Line[] {
  const target: Target = { of: 'hocuspocus', is: 'at least', bound: 4 }
  // Whatever else the machine does can only make a round worse, so the better one counts, for every server.
  return [line('1 × 50: most edits/s with p99 < 200 ms', most, ({ most }) => most, target, highest)]
}

function steadyLines({ steady }: Taken): Line[] {
  const target: Target = { of: 'hocuspocus', is: 'at most', bound: 1.05 }
  return [
    line(
      '1 × 50 at 200 edits/s: CPU-s per 1,000 edits',
      steady,
      ({ cpuPerThousandEdits }) => cpuPerThousandEdits,
      target,
    ),
    ...latencyLines('1 × 50 at 200 edits/s', steady),
  ]
}

function roomsLines({ rooms }: Taken): Line[] {
  const target: Target = { of: 'hocuspocus', is: 'at most', bound: 0.65 }
  return [
    line('1,000 × 3: CPU %', rooms, ({ cpu }) => cpu * 100, target),
    ...latencyLines('1,000 × 3', rooms),
    line('1,000 × 3: edit to ‘Saved’ p50 ms', rooms, ({ typed }) => typed.saved?.p50),
    line('1,000 × 3: edit to ‘Saved’ p99 ms', rooms, ({ typed }) => typed.saved?.p99, {
      of: 'figure',
      is: 'at most',
      bound: 25,
    }),
    line('1,000 × 3: CPU-s per 1,000 edits', rooms, ({ cpuPerThousandEdits }) => cpuPerThousandEdits),
    line('1,000 × 3: CPU-s per 1,000 sockets opened', rooms, ({ openingCpuPerThousand }) => openingCpuPerThousand),
    line('1,000 × 3: all open and begun, ms', rooms, ({ openedInMs }) => openedInMs),
  ]
}

const latencyLines = (where: string, taken: ByContestant<{ typed: Typed }> | null): Line[] => [
  line(`${where}: p50 ms`, taken, ({ typed }) => typed.latency?.p50),
  line(`${where}: p99 ms`, taken, ({ typed }) => typed.latency?.p99),
]

function smallLines({ small }: Taken): Line[] {
  const asRelay: Target = { of: 'relay', is: 'at most', bound: 1 }
  return [
    line('1 × 3: messages per edit', small, ({ framesPerEdit }) => framesPerEdit, asRelay),
    line('1 × 3: bytes per edit', small, ({ bytesPerEdit }) => bytesPerEdit, asRelay),
    line('1 × 3 at 30 edits/s: p50 ms', small, ({ p50 }) => p50, { of: 'figure', is: 'at most', bound: 2 }),
    line('memory per idle socket, kB', small, ({ idleKb }) => idleKb, { of: 'hocuspocus', is: 'at most', bound: 0.5 }),
  ]
}

function crashLines({ crash }: Taken): Line[] {
  if (!crash) return []
  const taken: ByContestant<Lost> = { relay: [], ...crash }
  const none: Target = { of: 'figure', is: 'at most', bound: 0 }
  const share = (lost: number, of: number): number => (of === 0 ? 0 : (lost / of) * 100)
  // The worst crash counts here, not the middle one.
  return [
    line('kill -9: % of edits lost that others had seen', taken, (one) => share(one.lostSeen, one.seen), none, highest),
    line('kill -9: edits lost that were said to be saved', taken, (one) => one.lostAcknowledged, none, highest),
  ]
}

function line<Figure>(
  figure: string,
  taken: ByContestant<Figure> | null,
  read: (one: Figure) => number | undefined,
  target: Target | null = null,
  combine: (values: readonly number[]) => number | null = median,
): Line {
  const figureOf = (figures: readonly Figure[] = []): number | null => {
    const value = combine(figures.map(read).filter((one) => one !== undefined))
    return value === null ? null : rounded(value)
  }
  const [relay, hocuspocus, throughline] = [
    figureOf(taken?.relay),
    figureOf(taken?.hocuspocus),
    figureOf(taken?.throughline),
  ]
  const ratios = { ofRelay: ratio(throughline, relay), ofHocuspocus: ratio(throughline, hocuspocus) }
  const measured = { figure: throughline, relay: ratios.ofRelay, hocuspocus: ratios.ofHocuspocus }
  const value = target && measured[target.of]
  return {
    figure,
    relay,
    hocuspocus,
    throughline,
    ...ratios,
    target: target && `${target.is} ${target.bound}${target.of === 'figure' ? '' : ` × ${target.of}`}`,
    met:
      target === null || value === null
        ? null
        : target.is === 'at most'
          ? value <= target.bound
          : value >= target.bound,
  }
}

const ratio = (value: number | null, other: number | null): number | null =>
  value === null || other === null || other === 0 ? null : rounded(value / other)

const highest = (values: readonly number[]): number | null =>
  values.length === 0 ? null : rounded(Math.max(...values))

const allOf = <Figure>(taken: ByContestant<Figure> | null): Figure[] => (taken ? Object.values(taken).flat() : [])

/** The report as a table for people, as Markdown. */
export function printable(report: Report): string {
  const { node, cores, quick, rounds, roomsRate, tookSeconds, lines, load, taken } = report
  const shown = lines.filter(({ throughline }) => throughline !== null)
  const cell = (value: number | null): string => (value === null ? '' : value.toLocaleString('en-GB'))
  const verdict = ({ target, met }: Line): string =>
    target === null ? '' : `${target}${met === null ? '' : met ? ': met' : ': missed'}`
  const rows = shown.map((one) =>
    [one.figure, one.ofRelay, one.ofHocuspocus, one.relay, one.hocuspocus, one.throughline].map((value) =>
      typeof value === 'string' ? value : cell(value),
    ),
  )
  const table = [
    ['', '÷ relay', '÷ Hocuspocus', 'relay', 'Hocuspocus', 'Throughline', 'target'],
    ['---', '---:', '---:', '---:', '---:', '---:', '---'],
    ...rows.map((row, index) => [...row, shown[index] ? verdict(shown[index]) : '']),
  ].map((row) => `| ${row.join(' | ')} |`)
  const loadBound = Object.entries(taken.most ?? {}).filter(([, figures]) => figures.some(({ atLeast }) => atLeast))
  return [
    ...table,
    '',
    `Node ${node}, ${cores} cores, ${rounds} round(s), 1,000 × 3 at ${cell(roomsRate)} edits/s, ${tookSeconds} s${quick ? ', quick: figures mean little' : ''}.`,
    `The load took at most ${cell((load.cpu ?? 0) * 100)} % of its core and was at most ${cell(load.latenessP99Ms)} ms late (p99) where latencies were taken.`,
    `Other programs took at most ${cell(rounded((report.neighbours ?? 0) * 100))} % of the server’s core.`,
    ...report.failures.map(({ contestant, why }) => `${contestant}: ${why}`),
    ...loadBound.map(([contestant]) => `${contestant}: the load was at its end before the server was; it can do more.`),
    '',
  ].join('\n')
}
