import type { MemberId } from '../ids.ts'
import type { NoteMark, NoteNode } from '../note/noteJson.ts'

/**
 * A note's text with who wrote which words: the editor's JSON, in which a text node ends where its author does. `by` is who
 * wrote the words, or put the node there; `setBy` who set each cell last. Both are left out for what the template brought.
 */
export interface AuthoredNode {
  type: string
  attrs?: Record<string, unknown>
  content?: AuthoredNode[]
  text?: string
  marks?: NoteMark[]
  by?: MemberId
  setBy?: Record<string, MemberId>
}

/** The same text without its authors, as `readNote` reads it. */
export function plainOf(node: AuthoredNode): NoteNode {
  const plain: NoteNode = { type: node.type }
  if (node.attrs) plain.attrs = node.attrs
  if (node.marks) plain.marks = node.marks
  if (node.text !== undefined) plain.text = node.text
  if (node.content && node.content.length > 0) plain.content = joined(node.content.map(plainOf))
  return plain
}

/** A text read by `readNote`, with its pieces joined in the same way: for comparing the two. */
export const withJoinedText = (node: NoteNode): NoteNode => plainOf(node)

/** Text nodes side by side that are formatted alike are one. */
function joined(nodes: readonly NoteNode[]): NoteNode[] {
  const result: NoteNode[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (last?.type === 'text' && node.type === 'text' && sameMarks(last.marks, node.marks))
      last.text = (last.text ?? '') + (node.text ?? '')
    else result.push(node)
  }
  return result
}

/** Whether two pieces of text are formatted alike. */
export const sameMarks = (one: readonly NoteMark[] = [], other: readonly NoteMark[] = []): boolean =>
  one.length === other.length && (one.length === 0 || marksKey(one) === marksKey(other))

const marksKey = (marks: readonly NoteMark[]): string =>
  marks
    .map((mark) => JSON.stringify([mark.type, Object.entries(mark.attrs ?? {}).sort()]))
    .sort()
    .join()

/** Somebody's part in a text. */
export interface Part {
  /** Words as a reader counts them. A word of which several wrote letters counts for whoever began it. */
  words: number
  /** Cells of blocks that they set last. */
  cells: number
}

/** Attributes that say nothing by themselves, or that a machine sets beside another. */
const silent: ReadonlySet<string> = new Set(['id', 'key', 'recordedAt', 'onsetRecordedAt', 'resolvedRecordedAt'])

/** How many words each wrote that stand in the text, and how many cells they set, whoever has either. */
export function partsOf(note: AuthoredNode): Map<MemberId, Part> {
  const parts = new Map<MemberId, Part>()
  const partOf = (member: MemberId): Part => {
    const known = parts.get(member) ?? { words: 0, cells: 0 }
    parts.set(member, known)
    return known
  }
  const waiting: AuthoredNode[] = [note]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const [name, member] of Object.entries(node.setBy ?? {})) if (!silent.has(name)) partOf(member).cells += 1
    for (const { by, words } of wordsOfLine(node.content ?? [])) if (by !== undefined) partOf(by).words += words
    for (const child of node.content ?? []) if (child.type !== 'text') waiting.push(child)
  }
  return parts
}

function* wordsOfLine(content: readonly AuthoredNode[]): Generator<{ by: MemberId | undefined; words: number }> {
  let inWord = false
  for (const { type, text = '', by } of content) {
    if (type !== 'text') {
      inWord = false
      continue
    }
    const isWord = (letter: string) => !/\s/.test(letter)
    const began = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
    const goesOn = inWord && isWord(text.charAt(0)) && /^[^\s]*[\p{L}\p{N}]/u.test(text)
    const words = began - (goesOn ? 1 : 0)
    if (words > 0) yield { by, words }
    inWord = text !== '' && isWord(text.charAt(text.length - 1))
  }
}
