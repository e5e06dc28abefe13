import * as Y from 'yjs'
import type { MemberId } from '../ids.ts'
import { FRAGMENT } from '../note/schema.ts'
import type { AuthoredNode } from './authored.ts'
import type { WordRange } from './wordAuthors.ts'

/**
 * Who wrote what a restore brought back: for everything in a document that stands under this client id, the author whom the
 * restored text names. The document's text is that one. What is `by` whoever restores needs no note.
 */
export function restoredAuthors(document: Y.Doc, text: AuthoredNode, client: number, by: MemberId): WordRange[] {
  const ranges: WordRange[] = []
  const note = (item: Y.Item | null | undefined, from: number, length: number, author: MemberId | undefined): void => {
    if (!item || item.id.client !== client || author === by) return
    ranges.push({ client, clock: item.id.clock + from, length, memberId: author ?? null })
  }
  const waiting: [Y.XmlFragment, AuthoredNode][] = [[document.getXmlFragment(FRAGMENT), text]]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [parent, node] = next
    const content = node.content ?? []
    let at = 0
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) {
        let words = 0
        while (content[at + words]?.type === 'text') words += 1
        // Texts side by side share the words between two elements; an empty one has none.
        const pieces = content.slice(at, at + words)
        at += noteText(child, pieces, note)
        continue
      }
      const one = content[at]
      at += 1
      if (!(child instanceof Y.XmlElement) || !one) continue
      note(child._item, 0, 1, one.by)
      for (const name of Object.keys(one.attrs ?? {})) {
        const cell = child._map.get(name)
        note(cell, (cell?.length ?? 1) - 1, 1, one.setBy?.[name])
      }
      waiting.push([child, one])
    }
  }
  return ranges.sort((one, other) => one.clock - other.clock)
}

/** Returns how many of the pieces the text holds. */
function noteText(
  text: Y.XmlText,
  pieces: readonly AuthoredNode[],
  note: (item: Y.Item, from: number, length: number, author: MemberId | undefined) => void,
): number {
  let index = 0
  let used = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    for (let from = 0; from < item.length; ) {
      const piece = pieces[index]
      if (!piece) return index
      const length = Math.min(item.length - from, (piece.text ?? '').length - used)
      note(item, from, length, piece.by)
      from += length
      used += length
      if (used >= (piece.text ?? '').length) {
        index += 1
        used = 0
      }
    }
  }
  return index
}
