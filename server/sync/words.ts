import * as Y from 'yjs'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { limits } from '../../shared/sync/limits.ts'
import { type DecodedUpdate, newPartOf } from './decodedUpdate.ts'
import { findPlaceFault } from './integrationCost.ts'

/**
 * The words that an update would have added to a document, in the order in which they would stand there, a line for
 * each paragraph or cell. Where the update does not fit the document, its words in the order in which they were typed.
 */
export function wordsAddedBy(update: DecodedUpdate, stored: readonly Uint8Array[]): string {
  const words = wordsInPlace(update, stored) ?? wordsAsTyped(update)
  return words.slice(0, limits.heldTextCharacters)
}

function wordsInPlace(update: DecodedUpdate, stored: readonly Uint8Array[]): string | undefined {
  const scratch = new Y.Doc()
  try {
    for (const bytes of stored) Y.applyUpdate(scratch, bytes)
    const known = new Map(
      [...scratch.store.clients.keys()].map((client) => [client, Y.getState(scratch.store, client)]),
    )
    const added = newPartOf(update, scratch).structs.filter((struct) => !(struct instanceof Y.Skip))
    if (findPlaceFault(added, scratch) !== null) return undefined
    Y.applyUpdate(scratch, update.bytes)
    if (scratch.store.pendingStructs !== null) return undefined
    // Yjs joins what goes on where the same author's stored words end, so an item may be old in front and new behind.
    const knownOf = (item: Y.Item): number => Math.max(0, (known.get(item.id.client) ?? 0) - item.id.clock)
    return linesOf(scratch.getXmlFragment(FRAGMENT), knownOf).join('\n')
  } catch {
    // Whatever could not be read in its place is read as it was typed: nothing is lost by that but the order.
    return undefined
  } finally {
    scratch.destroy()
  }
}

/** `knownOf` says how much of an item was stored before. */
function linesOf(root: Y.XmlFragment, knownOf: (item: Y.Item) => number): string[] {
  const lines: string[] = []
  const waiting: Pick<Y.XmlFragment, '_start' | '_map'>[] = [root]
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    const inside: Pick<Y.XmlFragment, '_start' | '_map'>[] = []
    let line = ''
    for (let item = type._start; item !== null; item = item.right) {
      if (item.deleted) continue
      if (item.content instanceof Y.ContentString) line += item.content.str.slice(knownOf(item))
      if (item.content instanceof Y.ContentType) inside.push(item.content.type)
    }
    if (line !== '') lines.push(line)
    for (const [key, item] of type._map) {
      if (!item.deleted && item.content instanceof Y.ContentAny && knownOf(item) === 0)
        lines.push(valueLine(key, item.content))
    }
    waiting.push(...inside.reverse())
  }
  return lines.filter((line) => line !== '')
}

/** A cell's value as words; null for what is none. A program may send an object here, with a `toString` of its own. */
export function asWords(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

function valueLine(key: string, content: Y.ContentAny): string {
  const value: unknown = content.arr.at(-1)
  const said = asWords(value)
  return said === null || key === 'id' ? '' : `${key}: ${said}`
}

function wordsAsTyped(update: DecodedUpdate): string {
  return update.structs
    .map((struct) => (struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : ''))
    .join('')
}
