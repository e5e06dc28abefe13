import * as Y from 'yjs'

/**
 * The words of a line as they can be typed on in a plain field: `open`, its last text. What stands before that (a link, a
 * line break, a text that somebody else began at the same moment) is `fixed` and only shown.
 */
export function tailOf(line: Y.XmlElement): { fixed: string; open: string } {
  const children = line.toArray()
  const last = children.at(-1)
  const before = last instanceof Y.XmlText ? children.slice(0, -1) : children
  return { fixed: before.map(plain).join(''), open: last instanceof Y.XmlText ? plain(last) : '' }
}

const plain = (child: unknown): string => {
  if (child instanceof Y.XmlText) {
    const pieces: { insert?: unknown }[] = child.toDelta()
    return pieces.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
  }
  if (!(child instanceof Y.XmlElement)) return ''
  return child.nodeName === 'hardBreak' ? ' ' : (child.getAttribute('label') ?? '')
}

/**
 * Makes the open words of a line say this, by the one piece in which they differ: what others write before and behind it
 * stays. Call it within a transaction.
 */
export function retype(line: Y.XmlElement, words: string): void {
  const text = openTextOf(line)
  const before = plain(text)
  const { at, removed, added } = difference(before, words)
  if (removed > 0) text.delete(at, removed)
  if (added !== '') text.insert(at, added)
}

/** The text at the end of a line; a line that ends otherwise, or is empty, gets one. */
function openTextOf(line: Y.XmlElement): Y.XmlText {
  const last = line.get(line.length - 1)
  if (last instanceof Y.XmlText) return last
  const text = new Y.XmlText()
  line.insert(line.length, [text])
  return text
}

/** Where two strings begin to differ, how much of the first is not in the second, and what stands there instead. */
export function difference(before: string, after: string): { at: number; removed: number; added: string } {
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && before[at] === after[at]) at += 1
  // Half of a sign outside the first plane is no place to cut.
  if (at > 0 && isHighSurrogate(before.charCodeAt(at - 1))) at -= 1
  let same = 0
  while (same < shorter - at && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1
  if (same > 0 && isLowSurrogate(after.charCodeAt(after.length - same))) same -= 1
  return { at, removed: before.length - at - same, added: after.slice(at, after.length - same) }
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff
