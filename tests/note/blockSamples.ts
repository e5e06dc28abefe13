import type { AttributeRules, AttributeValue } from '../../shared/note/attributes.ts'
import { blockRules } from '../../shared/note/blocks/nodes.ts'
import { childrenOf, type NoteNode } from '../../shared/note/noteJson.ts'
import { mayContain, noteSchema } from '../../shared/note/structure.ts'

/** Blocks made from the schema itself, so that a kind that is added later is tried as well. */

const rulesOf = (kind: string): AttributeRules => blockRules[kind] ?? {}

/** What may stand in a part of a block, apart from words. */
export const partsIn = (kind: string): string[] =>
  Object.keys(noteSchema.nodes).filter((child) => child in blockRules && mayContain(kind, child))

/** Whether a part of a block holds words. */
export const isLine = (kind: string): boolean => mayContain(kind, 'text')

/** A part with this many of everything that may stand in it, down to the lines, each with its path for an id. */
export function sampleOf(kind: string, each: number, id = kind): NoteNode {
  const content = partsIn(kind).flatMap((child) =>
    Array.from({ length: each }, (_, index) => sampleOf(child, each, `${id}/${child}${index}`)),
  )
  return { type: kind, attrs: { id }, content }
}

export const everyPart = (node: NoteNode): NoteNode[] => [node, ...childrenOf(node).flatMap(everyPart)]

/** The cells of a part, without its id. */
export const cellsOf = (kind: string): string[] => Object.keys(rulesOf(kind)).filter((name) => name !== 'id')

/** A value that the cell may hold. `pick` chooses among words that are given; text is `said`. */
export function valueFor(kind: string, cell: string, pick: number, said: string): AttributeValue {
  const rule = rulesOf(kind)[cell]
  const candidates = rule?.words ?? [said, '14:17', '2026-11-20', '2026-11-20T15:12+01:00', '5,15', 2, true]
  const fitting = candidates.filter((value) => rule?.allows(value) === true)
  const chosen = rule?.words === undefined ? fitting[0] : fitting[pick % fitting.length]
  if (chosen === undefined) throw new Error(`No value is known for ${kind}.${cell}.`)
  return chosen
}

/** Every cell of the block filled, its choices in the nth way, and words in every line. */
export function fullSample(kind: string, way: number): NoteNode {
  const fill = (node: NoteNode): NoteNode => ({
    ...node,
    attrs: {
      ...node.attrs,
      ...Object.fromEntries(cellsOf(node.type).map((cell) => [cell, valueFor(node.type, cell, way, `some ${cell}`)])),
    },
    content: isLine(node.type) ? [{ type: 'text', text: `words of ${node.type}` }] : childrenOf(node).map(fill),
  })
  return fill(sampleOf(kind, 1))
}
