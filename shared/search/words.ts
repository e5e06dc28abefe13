/** A word of a text as search compares it, and where it stands there, in UTF-16 units. */
export interface Word {
  readonly folded: string
  readonly from: number
  readonly to: number
}

/** Letters that Unicode does not take apart and that people type without their strokes. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}

/** Characters of a folded word. What is longer is no word, and may be as long as a stranger likes. */
const longestWord = 64

/** UTF-16 units of a run's letters and figures that are looked at: two for each character that a folded word can have, and more. */
const longestRun = 256

/**
 * The words of a text in their order: runs of letters and figures, in lower case and without marks, so that 'Café' is
 * found by 'cafe'. It is done here, once, and the same for what is stored and for what is asked, so that no database has to
 * agree with another on what a word is. A folded word holds letters and figures alone.
 */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: run, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = fold(run)
    if (folded !== '') yield { folded, from: index, to: index + run.length }
  }
}

function fold(run: string): string {
  const begun = run.slice(0, longestRun)
  const word = /^[a-z0-9]+$/i.test(begun) ? begun.toLowerCase() : foldMarks(run)
  return word.length > longestWord ? Array.from(word).slice(0, longestWord).join('') : word
}

/**
 * Marks go before anything is normalized: putting them in their order takes a time that grows with the square of how many
 * stand in a row.
 */
const foldMarks = (run: string): string =>
  run
    .replace(/\p{M}+/gu, '')
    .slice(0, longestRun)
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[ßæœøđðłþı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
