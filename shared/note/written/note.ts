import { readAttributes } from '../attributes.ts'
import { blockWriters } from '../blocks/writers.ts'
import { zeroOf } from '../derive.ts'
import { sectionRules } from '../nodes/section.ts'
import { childrenOf, type NoteNode } from '../noteJson.ts'
import { isEmptySection } from '../sections.ts'
import type { WriterContext, WrittenPart } from './part.ts'

/** A piece of a note: text as its author wrote it, or a part of a block. */
export type WrittenPiece = { readonly text: readonly NoteNode[] } | WrittenPart

/** A section as it is read. `isSection`: it has a heading; what stands between sections has none. */
export type WrittenSection =
  | { readonly isSection: false; readonly body: readonly WrittenPiece[] }
  | {
      readonly isSection: true
      readonly title: string
      readonly answeredBy: string | null
      /** Null where it is required and nothing is in it. */
      readonly body: readonly WrittenPiece[] | null
    }

/**
 * A note in the order and the words in which it is read, before it takes a form: every export and every print of a text is
 * made from this one reading, so that none forgets a kind of block. Derived values are in it, guidance is not. Empty optional
 * sections are left out. Never throws, whatever the text holds.
 */
export function writtenNote(note: NoteNode): WrittenSection[] {
  const context: WriterContext = { zero: zeroOf(note) }
  return childrenOf(note).flatMap((node): WrittenSection[] =>
    node.type === 'section' ? writtenSection(node, context) : [{ isSection: false, body: bodyOf([node], context) }],
  )
}

/** What stands in a section that is required and empty. */
export const notRecorded = 'Not recorded'

function writtenSection(section: NoteNode, context: WriterContext): WrittenSection[] {
  const { title, required, answeredBy } = readAttributes(sectionRules, section.attrs)
  const isEmpty = isEmptySection(section)
  if (isEmpty && required !== true) return []
  const body = isEmpty ? null : bodyOf(childrenOf(section), context)
  return [{ isSection: true, title: title ?? '', answeredBy, body }]
}

/** Text and blocks in their order. Text is taken in one go between two blocks, for its lists to know their neighbours. */
function bodyOf(nodes: readonly NoteNode[], context: WriterContext): WrittenPiece[] {
  const pieces: WrittenPiece[] = []
  let text: NoteNode[] = []
  const flush = () => {
    if (text.length > 0) pieces.push({ text })
    text = []
  }
  for (const node of nodes) {
    const write = blockWriters.get(node.type)
    if (write === undefined) text.push(node)
    else {
      flush()
      pieces.push(...write(node, context))
    }
  }
  flush()
  return pieces
}
