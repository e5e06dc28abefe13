/** A note's text as ProseMirror writes it to JSON. Read from the shared document it may hold anything: trust no shape. */
export interface NoteNode {
  type: string
  attrs?: Record<string, unknown>
  content?: NoteNode[]
  text?: string
  marks?: NoteMark[]
}
export interface NoteMark {
  type: string
  attrs?: Record<string, unknown>
}

/** A node's children, none for a leaf. */
export const childrenOf = (node: NoteNode): readonly NoteNode[] => node.content ?? []

/** All words of a node in document order, a line per text block and per hard break. */
export function textOf(node: NoteNode): string {
  // Piece by piece: asking a long string for its end again and again would copy it each time.
  const pieces: string[] = []
  const add = (piece: string) => {
    if (piece !== '') pieces.push(piece)
  }
  const waiting: NoteNode[] = [node]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.type === 'text') add(next.text ?? '')
    else if (next.type === 'hardBreak') add('\n')
    else if (next.type === 'itemLink') add(labelOf(next))
    else if (pieces.at(-1)?.endsWith('\n') === false && !startsInline(next)) add('\n')
    const children = childrenOf(next)
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index]
      if (child !== undefined) waiting.push(child)
    }
  }
  return pieces.join('')
}

/** The words of a line by themselves, on one line of text: without what links in it say of other items. */
export function ownWordsOf(line: NoteNode): string {
  const own = childrenOf(line).filter(({ type }) => type !== 'itemLink')
  return textOf({ type: line.type, content: own }).replaceAll(/\s+/g, ' ').trim()
}

const inlineKinds: readonly string[] = ['text', 'hardBreak', 'itemLink']
const startsInline = (node: NoteNode) => inlineKinds.includes(node.type)

/** What a link to an item says where the item itself cannot be shown. */
const labelOf = ({ attrs }: NoteNode): string => (typeof attrs?.label === 'string' ? attrs.label : '')

/** Whether a node holds no word. */
export const isWordless = (node: NoteNode): boolean => textOf(node).trim() === ''
