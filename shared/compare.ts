/** The order of two values by what they are, whatever the language of the machine: code units for words. */
export const compare = <Of extends string | number>(one: Of, other: Of): number =>
  one < other ? -1 : one > other ? 1 : 0
