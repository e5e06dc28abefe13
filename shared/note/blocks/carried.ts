/** `carried over from 2026-11-03, not confirmed`, for a value that came with a new note; empty for any other. */
export const describeCarried = (from: string | null): string =>
  from === null ? '' : `carried over from ${from}, not confirmed`
