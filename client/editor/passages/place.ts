import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { CellAnchor, CommentAnchor } from '../../../shared/api/comments.ts'
import { type FlatText, flatText, wordsBetween } from './flatText.ts'
import { findQuoted, type Quoted } from './quoted.ts'
import { rangeOf } from './relative.ts'

/** What somebody said something about: a passage or a cell, with the words as they read then. Without both, the whole note. */
export interface Commented extends Omit<Quoted, 'quote'> {
  readonly anchor: CommentAnchor | null
  readonly quote: string | null
}

/**
 * Where it stands now. `isSame`: its words are those that were commented on. Of a cell `at` is the node that it belongs to;
 * without a name, that whole row or block is meant.
 */
export type Place =
  | { readonly kind: 'note' }
  | { readonly kind: 'passage'; readonly from: number; readonly to: number; readonly isSame: boolean }
  | { readonly kind: 'cell'; readonly at: number; readonly node: string; readonly cell: string | null }
  | { readonly kind: 'gone' }

export const isCell = (anchor: CommentAnchor): anchor is CellAnchor => 'node' in anchor

/** Finds the places of many at once; the note is read through once where that is needed at all. */
export function placesIn(state: EditorState, all: readonly Commented[]): Place[] {
  let flat: FlatText | undefined
  const text = () => {
    flat ??= flatText(state.doc)
    return flat
  }
  const nodes = nodesById(
    state.doc,
    new Set(all.flatMap(({ anchor }) => (anchor && isCell(anchor) ? anchor.node : []))),
  )
  return all.map((one) => placeOf(state, one, nodes, text))
}

/** First by its letters, then by its words where they stand once; else it is gone. */
function placeOf(
  state: EditorState,
  { anchor, quote, before, after }: Commented,
  nodes: ReadonlyMap<string, number>,
  flat: () => FlatText,
): Place {
  if (anchor && isCell(anchor)) {
    const at = nodes.get(anchor.node)
    return at === undefined ? { kind: 'gone' } : { kind: 'cell', at, node: anchor.node, cell: anchor.cell }
  }
  const range = anchor && rangeOf(state, anchor)
  if (range) return { kind: 'passage', ...range, isSame: wordsBetween(state.doc, range.from, range.to) === quote }
  if (!quote) return anchor ? { kind: 'gone' } : { kind: 'note' }
  const { text, positionOf } = flat()
  const index = findQuoted(text, { quote, before, after })
  if (index === null) return { kind: 'gone' }
  return { kind: 'passage', from: positionOf(index), to: positionOf(index + quote.length - 1) + 1, isSame: true }
}

/** Where the nodes of these ids stand; of several with one id, as a copy by another program leaves them, the first. */
function nodesById(doc: Node, ids: ReadonlySet<string>): Map<string, number> {
  const found = new Map<string, number>()
  if (ids.size === 0) return found
  doc.descendants((node, at) => {
    const id: unknown = node.attrs.id
    if (typeof id === 'string' && ids.has(id) && !found.has(id)) found.set(id, at)
    return !node.isTextblock
  })
  return found
}
