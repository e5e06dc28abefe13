const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A count as one writes it in a sentence: in words up to twelve. */
export const inWords = (count: number): string => words[count] ?? String(count)

/** `one note`, `three notes`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${inWords(count)} ${count === 1 ? one : many}`

export const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1)
