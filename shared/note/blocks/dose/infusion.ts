import type { Values } from '../../attributes.ts'
import { type ClockReading, minutesBetween, readingOf } from '../../clock.ts'
import type { doseRowRules } from './schema.ts'

type Row = Values<typeof doseRowRules>

/** An infusion: the row that began it and those that changed its rate or paused it, in the order of their times. */
interface Infusion {
  /** The index of the row that began it. */
  readonly begun: number
  /** mg that ran in, from rate, strength and time; null where one of them is not known, or is still to come. */
  readonly ranIn: number | null
  /** What ran in was entered, and nothing is derived. */
  readonly isEntered: boolean
}

/** A row bears on an infusion if it begins one (a dose with a rate), changes the rate or pauses it. */
const begins = ({ kind, rate }: Row) => kind !== 'other' && kind !== 'rate' && kind !== 'pause' && rate !== null
const changes = ({ kind }: Row) => kind === 'rate' || kind === 'pause'

/** The infusions of a dose block. Rows without a time belong to none; `concentration` in mg/ml. */
export function infusionsOf(rows: readonly Row[], concentration: number | null): Infusion[] {
  const timed = rows
    .map((row, index) => ({ row, index, at: readingOf(row) }))
    .flatMap(({ row, index, at }) => (at !== null && (begins(row) || changes(row)) ? [{ row, index, at }] : []))
    .sort((one, other) => minutesBetween(other.at, one.at) || one.index - other.index)
  const runs: (typeof timed)[] = []
  for (const step of timed) {
    const current = runs.at(-1)
    if (begins(step.row)) runs.push([step])
    else current?.push(step)
  }
  return runs.flatMap((steps, place) => {
    const [first] = steps
    if (first === undefined) return []
    const isEntered = steps.some(({ row }) => row.given !== null)
    const millilitres = volumeOf(steps, runs[place + 1]?.[0]?.at ?? null)
    const known = isEntered || millilitres === null || concentration === null
    return [
      // Hundredths of a milligram are less than a pump is exact to.
      { begun: first.index, isEntered, ranIn: known ? null : Math.round(millilitres * concentration * 100) / 100 },
    ]
  })
}

interface Step {
  readonly row: Row
  readonly at: ClockReading
}

/**
 * Millilitres: each rate runs until the next change, or until an end of its own before that; a pause with an end goes on
 * at the rate before it. The last rate runs until the end that was entered, or the next infusion began. Null where that
 * is not known.
 */
function volumeOf(steps: readonly Step[], next: ClockReading | null): number | null {
  const end = endOf(steps) ?? next
  let rate = 0
  let millilitres = 0
  for (const [place, { row, at }] of steps.entries()) {
    const change = steps[place + 1]?.at ?? null
    const own = row.end === null ? null : { at: row.end, recordedAt: null }
    if (row.kind === 'pause') {
      // A pause that nobody ended is where it stopped, until a rate is entered again.
      if (own === null) rate = 0
      const until = change ?? end
      if (rate === 0) continue
      if (own === null || until === null) return null
      millilitres += (rate / 60) * Math.max(0, minutesBetween(own, until))
      continue
    }
    rate = row.rate ?? rate
    const until = change === null ? (own ?? end) : own !== null && minutesBetween(own, change) > 0 ? own : change
    if (rate === 0) continue
    const minutes = until === null ? null : minutesBetween(at, until)
    if (minutes === null || minutes < 0 || (minutes === 0 && change === null)) return null
    millilitres += (rate / 60) * minutes
  }
  return millilitres
}

/** The latest end that a row of rates has. */
function endOf(steps: readonly Step[]): ClockReading | null {
  const [first] = steps
  const ends = steps.flatMap(({ row }) => (row.kind === 'pause' || row.end === null ? [] : [row.end]))
  if (first === undefined || ends.length === 0) return null
  const latest = ends.reduce((last, end) =>
    minutesBetween(first.at, end) > minutesBetween(first.at, last) ? end : last,
  )
  return { at: latest, recordedAt: null }
}
