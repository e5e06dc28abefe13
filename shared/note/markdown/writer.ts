import type { ClockReading } from '../clock.ts'
import type { NoteNode } from '../noteJson.ts'

/** A piece of Markdown that stands by itself: plain words, still to be escaped, or lines that are Markdown already. */
export type MarkdownPart = { paragraph: string } | { lines: string }

/** A table's cell: plain words, or inline Markdown as `words` gives it. */
export type MarkdownCell = string | { written: string }

/** What a block gets from its note to write itself with. */
export interface WriterContext {
  /** T+0 of the note, from which T+min is counted, or null. */
  readonly zero: ClockReading | null
  /** A text block's content as inline Markdown on one line. */
  readonly words: (node: NoteNode) => string
  readonly table: (head: readonly string[], rows: readonly (readonly MarkdownCell[])[]) => MarkdownPart
}

/** Writes a block with its derived values; nothing for a block in which nothing is filled. */
export type BlockWriter = (node: NoteNode, context: WriterContext) => MarkdownPart[]
