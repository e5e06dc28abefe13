import type { ResolvedPos } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import type { PassageAnchor } from '../../../shared/api/comments.ts'

/**
 * The places of a passage in the shared document: each end holds on to its own letter of it, so that what is written before,
 * behind or in it moves it along. Null where the editor is bound to no document, or the passage is empty.
 */
export function anchorOf(state: EditorState, from: number, to: number): PassageAnchor | null {
  const sync = ySyncPluginKey.getState(state)
  if (!sync?.binding || from >= to) return null
  const start = placeAt(sync.type, state.doc.resolve(from))
  // The place of the last letter, and then its far side.
  const last = placeAt(sync.type, state.doc.resolve(to - 1))
  if (!start || !last) return null
  return {
    start: encoded(Y.createRelativePositionFromTypeIndex(start.type, start.index, 0)),
    end: encoded(Y.createRelativePositionFromTypeIndex(last.type, last.index + 1, -1)),
  }
}

/** Where a passage stands now; null where nothing of it is left, or its line was made anew. */
export function rangeOf(state: EditorState, { start, end }: PassageAnchor): { from: number; to: number } | null {
  const [from, to] = [absolute(state, start), absolute(state, end)]
  return from === null || to === null || from >= to ? null : { from, to }
}

type Parent = Y.XmlFragment | Y.XmlElement

/** The letter (or link) behind a position, as a child of what holds it in the shared document. */
function placeAt(fragment: Y.XmlFragment, $at: ResolvedPos): { type: Y.XmlText | Parent; index: number } | null {
  let parent: Parent = fragment
  for (let depth = 0; depth < $at.depth; depth++) {
    const elements: (Y.XmlElement | Y.XmlText | Y.XmlHook)[] = parent.toArray()
    const child = elements.filter((one) => one instanceof Y.XmlElement)[$at.index(depth)]
    if (!child) return null
    parent = child
  }
  let offset = $at.parentOffset
  for (const [index, child] of parent.toArray().entries()) {
    const length = child instanceof Y.XmlText ? child.length : 1
    if (offset < length) return child instanceof Y.XmlText ? { type: child, index: offset } : { type: parent, index }
    offset -= length
  }
  return null
}

function absolute(state: EditorState, position: string): number | null {
  const sync = ySyncPluginKey.getState(state)
  if (!sync?.binding) return null
  try {
    const relative = Y.decodeRelativePosition(Uint8Array.from(atob(position), (letter) => letter.charCodeAt(0)))
    const place = Y.createAbsolutePositionFromRelativePosition(relative, sync.doc)
    if (!place || isGone(place.type)) return null
    const at = relativePositionToAbsolutePosition(sync.doc, sync.type, relative, sync.binding.mapping)
    return at === null || at < 0 || at > state.doc.content.size ? null : at
  } catch {
    // Whatever was stored there, it is no place in this document. The quoted words are looked for instead.
    return null
  }
}

/** Whether what held the letters was deleted with them, as a paragraph is that becomes a heading. */
function isGone(type: Y.AbstractType<unknown>): boolean {
  for (let item = type._item; item !== null; item = item.parent instanceof Y.AbstractType ? item.parent._item : null)
    if (item.deleted) return true
  return false
}

const encoded = (position: Y.RelativePosition): string =>
  btoa(String.fromCharCode(...Y.encodeRelativePosition(position)))
