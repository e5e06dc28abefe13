import { readAttributes, type Values } from '../../attributes.ts'
import { type ClockTime, minutesBetween, readingOf } from '../../clock.ts'
import { childrenOf, isWordless, type NoteNode } from '../../noteJson.ts'
import { momentRules } from './schema.ts'

export interface DerivedMoment {
  moment: Values<typeof momentRules>
  /** The moment's node, for its words. */
  node: NoteNode
  /** Its place among the rows as they were written. */
  index: number
  /** A mark: its time is kept, its words are still to come. A technique that was used says enough by itself. */
  waitsForWords: boolean
  /** `HH:MM` at which it was written down, where that is five minutes or more from when it was observed. */
  recordedLater: string | null
}

/** Below this an observation counts as written down at once. Minutes. */
const AT_ONCE = 5

/** A timeline's moments in the order in which they are shown (see `momentOrder`). */
export function deriveTimeline(node: NoteNode): DerivedMoment[] {
  const moments = childrenOf(node)
    .filter((child) => child.type === 'moment')
    .map((child, index): DerivedMoment => {
      const moment = readAttributes(momentRules, child.attrs)
      const waitsForWords = moment.at !== null && moment.technique === null && isWordless(child)
      return { moment, node: child, index, waitsForWords, recordedLater: recordedLater(moment) }
    })
  return momentOrder(moments.map(({ moment }) => readingOf(moment))).flatMap((index) => moments[index] ?? [])
}

/**
 * The indexes of rows in the order in which they are shown: by clock time, counted from the first row that has one (so
 * that ten past midnight follows ten to), and as written among equals. Rows still without a time come last.
 */
export function momentOrder(times: readonly (ClockTime | null)[]): number[] {
  const origin = times.find((time) => time !== null) ?? null
  return times
    .map((time, index) => ({
      index,
      // Beyond any real distance, and finite so that two of them can be compared.
      place: time === null || origin === null ? Number.MAX_SAFE_INTEGER : minutesBetween(origin, time),
    }))
    .sort((one, other) => one.place - other.place || one.index - other.index)
    .map(({ index }) => index)
}

function recordedLater(moment: Values<typeof momentRules>): string | null {
  if (moment.at === null || moment.recordedAt === null) return null
  // The stamp's own clock, not the reader's: both times were read off the same wall.
  const recorded = moment.recordedAt.slice(11, 16)
  return Math.abs(minutesBetween(moment.at, recorded)) >= AT_ONCE ? recorded : null
}

/** Whether no moment has a time, a word or a choice. Who observed it and when it was opened is set by the machine. */
export function isEmptyTimeline(node: NoteNode): boolean {
  return childrenOf(node).every((row) => {
    const { at, kind, by, technique } = readAttributes(momentRules, row.attrs)
    return at === null && kind === null && by === null && technique === null && isWordless(row)
  })
}
