import type { MemberId } from '../ids.ts'
import { blockRules } from '../note/blocks/nodes.ts'
import type { NoteMark } from '../note/noteJson.ts'
import type { AuthoredNode } from './authored.ts'

/** Words as they stand in a line, in pieces of one author and one formatting. */
export interface TextPiece {
  text: string
  marks?: NoteMark[]
  by?: MemberId
}

/**
 * What a text is made of, in the order in which it is read: words, where nodes begin and end, and what stands by itself.
 * A `part` is known again by its id wherever it stands: a section, a block, a row or a line of a block.
 */
export type Token =
  | { is: 'word'; key: string; pieces: TextPiece[] }
  | { is: 'open'; key: string; node: AuthoredNode }
  | { is: 'close'; key: string; type: string }
  | { is: 'leaf'; key: string; node: AuthoredNode }
  | { is: 'part'; key: string; node: AuthoredNode }

const parts: ReadonlySet<string> = new Set(['section', ...Object.keys(blockRules)])
const leaves: ReadonlySet<string> = new Set(['hardBreak', 'itemLink'])

/** Whether nodes of this type are known again by an id of their own. */
export const isPart = (type: string): boolean => parts.has(type)

/** A word, a stretch of space, or one other sign. */
const wordLike = /[\p{L}\p{N}\p{M}_’']+|\s+|[^\p{L}\p{N}\p{M}_\s’']/gu

/** The tokens of what stands in a node. Nodes nested beyond a note's depth were flattened when it was read. */
export function tokensOf(content: readonly AuthoredNode[]): Token[] {
  const tokens: Token[] = []
  let line: TextPiece[] = []
  const endLine = () => {
    for (const token of wordsOf(line)) tokens.push(token)
    line = []
  }
  for (const node of content) {
    if (node.type === 'text') {
      line.push(pieceOf(node))
      continue
    }
    endLine()
    if (isPart(node.type)) tokens.push({ is: 'part', key: partKey(node), node })
    else if (leaves.has(node.type)) tokens.push({ is: 'leaf', key: `leaf ${node.type} ${attrsKey(node)}`, node })
    else {
      tokens.push({ is: 'open', key: `open ${node.type}`, node })
      for (const token of tokensOf(node.content ?? [])) tokens.push(token)
      tokens.push({ is: 'close', key: `close ${node.type}`, type: node.type })
    }
  }
  endLine()
  return tokens
}

/** By what a part is known again: its id; without one, all that it says. */
export function partKey(node: AuthoredNode): string {
  const id = node.attrs?.id
  return typeof id === 'string' ? `part ${node.type} #${id}` : `part ${node.type} ${JSON.stringify(sayOf(node))}`
}

const sayOf = (node: AuthoredNode): unknown => [node.type, attrsKey(node), node.text, node.content?.map(sayOf)]

/** All attributes as one string, whatever their order. */
export const attrsKey = ({ attrs }: Pick<AuthoredNode, 'attrs'>): string =>
  JSON.stringify(Object.entries(attrs ?? {}).sort())

function pieceOf({ text = '', marks, by }: AuthoredNode): TextPiece {
  return { text, ...(marks ? { marks } : {}), ...(by ? { by } : {}) }
}

function wordsOf(line: readonly TextPiece[]): Token[] {
  const take = taker(line)
  const whole = line.map(({ text }) => text).join('')
  return (whole.match(wordLike) ?? []).map((word) => ({ is: 'word', key: `word ${word}`, pieces: take(word.length) }))
}

/** Takes so many letters at a time, in the pieces that they stand in. */
export function taker(line: readonly TextPiece[]): (length: number) => TextPiece[] {
  let index = 0
  let from = 0
  return (length) => {
    const taken: TextPiece[] = []
    for (let left = length; left > 0; ) {
      const piece = line[index]
      if (!piece) break
      const text = piece.text.slice(from, from + left)
      taken.push({ ...piece, text })
      left -= text.length
      from += text.length
      if (from >= piece.text.length) {
        index += 1
        from = 0
      }
    }
    return taken
  }
}
