/** The value below which this share (0 to 1) of the values lies; null where there are none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
}

/** The middle one of a few figures, or the mean of the two in the middle; null where there are none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const low = sorted[Math.ceil(sorted.length / 2) - 1]
  const high = sorted[Math.floor(sorted.length / 2)]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** How long something took, in milliseconds, over many times; null where it never happened. */
export interface Spread {
  p50: number
  p99: number
  max: number
  times: number
}

export function spreadOf(values: readonly number[]): Spread | null {
  const [p50, p99, max] = [percentile(values, 0.5), percentile(values, 0.99), percentile(values, 1)]
  return p50 === null || p99 === null || max === null ? null : { p50, p99, max, times: values.length }
}

/** Rounds to three significant digits, which is more than any of these figures bears. */
export const rounded = (value: number): number => Number(value.toPrecision(3))
