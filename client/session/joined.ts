/** The parts that there are, in one line with commas. */
export const joined = (...parts: readonly (string | null | undefined | false)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(', ')
