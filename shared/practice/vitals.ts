import type { VitalsPreset, VitalsRanges } from '../api/practice.ts'
import type { Route } from '../note/blocks/dose/routes.ts'
import { type ReadingName, readingNames, readings } from '../note/blocks/vitals/readings.ts'

/** A figure of a reading that lies outside the practice's range. */
interface Outside {
  readonly reading: ReadingName
  readonly side: 'below' | 'above'
  /** The end of the range that it lies beyond. */
  readonly bound: number
}

/** The figures of a reading that lie outside the ranges. Both ends belong to a range; one that is left open marks nothing. */
export function vitalsOutside(
  row: Readonly<Record<ReadingName, number | null>>,
  ranges: VitalsRanges,
): readonly Outside[] {
  return readingNames.flatMap((reading): Outside[] => {
    const value = row[reading]
    const { low, high } = ranges[reading]
    if (value === null) return []
    if (low !== null && value < low) return [{ reading, side: 'below', bound: low }]
    if (high !== null && value > high) return [{ reading, side: 'above', bound: high }]
    return []
  })
}

/** Stands beside a figure that lies outside. Always with the words: a sign alone says nothing. */
export const outsideSigns = { below: '▼', above: '▲' } as const

/** `pulse above 100`: the practice's own bound, with no word on what it means. */
export const describeOutside = ({ reading, side, bound }: Outside): string =>
  `${readings[reading].label} ${side} ${bound}`

/** The plans to offer for a route: those made for it first, then those for every route. All while no route is chosen. */
export function presetsFor(presets: readonly VitalsPreset[], route: Route | null): readonly VitalsPreset[] {
  if (route === null) return presets
  return [
    ...presets.filter(({ routes }) => routes.includes(route)),
    ...presets.filter(({ routes }) => routes.length === 0),
  ]
}

/** The plan that a new note begins with, or undefined. */
export const defaultPreset = (presets: readonly VitalsPreset[]): VitalsPreset | undefined =>
  presets.find(({ isDefault }) => isDefault)
