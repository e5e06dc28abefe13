import type { Node } from '@tiptap/pm/model'

/** Stands for what is in a line and is no letter, such as a link to an item. */
export const NO_LETTER = '\ufffc'

/** The words of a note as one text, a line for each line of the note, and where each letter of it stands. */
export interface FlatText {
  readonly text: string
  /** The position in the document of a letter of the text. */
  positionOf(index: number): number
  /** Which letter of the text stands at a position, or is the first behind it. */
  indexAt(position: number): number
}

interface Line {
  /** Where the line begins: in the text, and in the document. */
  index: number
  at: number
  length: number
}

export function flatText(doc: Node): FlatText {
  const lines: Line[] = []
  const parts: string[] = []
  let index = 0
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    const words = node.textBetween(0, node.content.size, undefined, NO_LETTER)
    lines.push({ index, at: at + 1, length: words.length })
    parts.push(words)
    index += words.length + 1
    return false
  })
  const lineOf = (is: (line: Line) => boolean): Line | undefined => lines.findLast(is)
  return {
    text: parts.join('\n'),
    positionOf(wanted) {
      const line = lineOf((one) => one.index <= wanted)
      return line === undefined ? 0 : line.at + Math.min(wanted - line.index, line.length)
    },
    indexAt(position) {
      const line = lineOf((one) => one.at <= position)
      if (line === undefined) return 0
      const inside = position - line.at
      return inside <= line.length ? line.index + inside : line.index + line.length + 1
    },
  }
}

/** The words between two positions, lines apart from each other, as `flatText` has them. */
export const wordsBetween = (doc: Node, from: number, to: number): string => doc.textBetween(from, to, '\n', NO_LETTER)
