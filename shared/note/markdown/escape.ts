/**
 * Escapes words so that Markdown (CommonMark with GitHub's tables and strike-through) shows them as they are, and escapes
 * nothing else: a sentence without any markup reads the same in the file as on screen.
 */
export const escapeText = (words: string): string => escapeLines(escapeInline(words))

/** Escapes what would be read as the beginning of a block, in lines whose inside is escaped already. */
export function escapeLines(lines: string): string {
  return lines
    .split('\n')
    .map((line, index) => escapeLineStart(line, index > 0))
    .join('\n')
}

/** Escapes what would be read as markup inside a line. `all` also escapes what has no partner, for words between marks. */
export function escapeInline(words: string, all = false): string {
  const delimiters = new Set(['*', '_', '~'].filter((sign) => (all ? words.includes(sign) : pairs(words, sign))))
  const codes = all ? words.includes('`') : words.split('`').length > 2
  return words.replace(/[\\*_~`<&\]]/g, (sign, at: number) => {
    const rest = words.slice(at + 1)
    switch (sign) {
      case '\\':
        return /^([!-/:-@[-`{-~]|\n)/.test(rest) ? '\\\\' : sign
      case '`':
        return codes ? '\\`' : sign
      case '<':
        return /^[a-z/!?]/i.test(rest) ? '\\<' : sign
      case '&':
        return /^(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i.test(rest) ? '\\&' : sign
      case ']':
        return rest.startsWith('(') ? '\\]' : sign
      default:
        return delimiters.has(sign) ? `\\${sign}` : sign
    }
  })
}

const isSpace = (sign: string | undefined) => sign === undefined || /\s/.test(sign)
const isPunctuation = (sign: string | undefined) => sign !== undefined && /[\p{P}\p{S}]/u.test(sign)

/** Whether a run of this sign could open emphasis and a later one close it (CommonMark 0.31, 6.2, 'flanking'). */
function pairs(words: string, sign: string): boolean {
  let open = false
  for (const run of words.matchAll(new RegExp(`\\${sign}+`, 'g'))) {
    const before = words[run.index - 1]
    const after = words[run.index + run[0].length]
    const left = !isSpace(after) && (!isPunctuation(after) || isSpace(before) || isPunctuation(before))
    const right = !isSpace(before) && (!isPunctuation(before) || isSpace(after) || isPunctuation(after))
    const inAWord = sign === '_' && left && right
    if (open && right && !(inAWord && !isPunctuation(after))) return true
    if (left && !(inAWord && !isPunctuation(before))) open = true
  }
  return false
}

/** What starts a heading, a quote, a list, a rule, a fence, a definition or a table's second line. */
const lineStarts = [
  /^( {0,3})(#{1,6}(?:\s|$))/,
  /^( {0,3})(>)/,
  /^( {0,3})([-+*](?:\s|$))/,
  /^( {0,3}\d{1,9})([.)](?:\s|$))/,
  /^( {0,3})((?:-\s*){3,}$|(?:_\s*){3,}$|(?:\*\s*){3,}$)/,
  /^( {0,3})(`{3}|~{3})/,
  /^( {0,3})(\[[^\]]+\]:)/,
]
const lineStartsBelow = [/^( {0,3})((?:=+|-+)\s*$)/, /^( {0,3})([|:-][\s|:-]*$)/]

function escapeLineStart(line: string, isBelow: boolean): string {
  // Markdown drops up to three leading spaces and takes more, or a tab, for code.
  const plain = /^(?: {4}| {0,3}\t)/.test(line) ? line.trimStart() : line
  const start = [...lineStarts, ...(isBelow ? lineStartsBelow : [])].find((pattern) => pattern.test(plain))
  return start === undefined ? plain : plain.replace(start, '$1\\$2')
}
