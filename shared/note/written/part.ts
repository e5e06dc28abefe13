import type { ClockReading } from '../clock.ts'
import type { NoteNode } from '../noteJson.ts'

/** A table's cell: plain words, or text blocks, one under the other. */
export type WrittenCell = string | { readonly lines: readonly NoteNode[] }

/** A sentence of plain words. */
interface Sentence {
  readonly paragraph: string
}

/** Words with a label before them: `Goal, open: sleep through the night`. Lines without words are left out. */
export interface LabelledLines {
  readonly label: string
  readonly lines: readonly NoteNode[]
}

/** A table with a heading row. Rows may be shorter than the longest. */
export interface WrittenTable {
  readonly head: readonly WrittenCell[]
  readonly rows: readonly (readonly WrittenCell[])[]
}

/** A piece of a block as it is read, in whatever form it is written down then. */
export type WrittenPart = Sentence | LabelledLines | WrittenTable

/** What a block gets from its note to write itself with. */
export interface WriterContext {
  /** T+0 of the note, from which T+min is counted, or null. */
  readonly zero: ClockReading | null
}

/** Writes a block with its derived values; nothing for a block in which nothing is filled. */
export type BlockWriter = (node: NoteNode, context: WriterContext) => WrittenPart[]

/** What stands where a labelled line has no words. */
export const notWrittenYet = 'not written yet'
