import * as Y from 'yjs'
import type { HeldPlace } from '../../shared/api/notes.ts'
import { type DecodedUpdate, unnamedParts } from './decodedUpdate.ts'
import { asWords } from './words.ts'

/** Words, or a cell's value, that died without their deletion having been asked for. */
export interface Orphan {
  client: number
  clock: number
  length: number
  text: string
  place: HeldPlace | null
}

type Transaction = Y.Transaction

/** Places of nodes that went recently, so that words which arrive late still find where they belonged. */
interface Grave {
  client: number
  clock: number
  length: number
  place: HeldPlace | null
}
const gravesKept = 500
const gravesPerNode = 100

/**
 * Finds words that a colleague's change of structure swallowed. A node whose type changes (a paragraph that becomes a
 * heading, items that are joined) is deleted and written anew with what its author saw in it; what somebody else typed
 * there at that moment dies on every replica, without a word. The same goes for the loser where two set one cell.
 *
 * Works inside the room's transaction, before the dead content is collected.
 */
export class OrphanWatch {
  #graves: Grave[] = []

  /**
   * Applies one admitted update and says which words died of it that it did not itself name, and everything that died of it,
   * which can be read until the transaction ends.
   */
  apply(transaction: Transaction, update: DecodedUpdate, origin: unknown): { orphans: Orphan[]; died: Y.Item[] } {
    const { doc, deleteSet } = transaction
    const before = new Map([...deleteSet.clients].map(([client, ranges]) => [client, ranges.length]))
    const arriving = update.structs.filter((struct) => !isKnown(doc, struct))
    Y.applyUpdate(doc, update.bytes, origin)
    const orphans: Orphan[] = []
    const died: Y.Item[] = []
    for (const [client, ranges] of deleteSet.clients) {
      for (const { clock, len } of ranges.slice(before.get(client) ?? 0)) {
        for (const item of itemsIn(doc, client, clock, len)) {
          died.push(item)
          this.#mourn(item, update, orphans)
        }
      }
    }
    for (const struct of arriving) this.#mournArrival(doc, struct, update, orphans)
    return { orphans: joined(orphans), died }
  }

  #mourn(item: Y.Item, update: DecodedUpdate, orphans: Orphan[]): void {
    if (item.content instanceof Y.ContentType) this.#bury(item)
    if (wordsOf(item) === null || isStillSaid(item)) return
    for (const part of partsLost(item, update)) orphans.push({ ...part, place: placeOf(item) })
  }

  /** Words that arrive where their node has already been collected never become an item at all. */
  #mournArrival(doc: Y.Doc, struct: Y.Item | Y.GC | Y.Skip, update: DecodedUpdate, orphans: Orphan[]): void {
    if (!(struct instanceof Y.Item) || wordsOf(struct) === null) return
    const structs = doc.store.clients.get(struct.id.client)
    if (!structs || !(structs[Y.findIndexSS(structs, struct.id.clock)] instanceof Y.GC)) return
    for (const part of partsLost(struct, update)) orphans.push({ ...part, place: this.#graveOf(struct) })
  }

  #bury(node: Y.Item): void {
    const place = placeOf(node)
    if (!(node.content instanceof Y.ContentType)) return
    const waiting = [node]
    for (let count = 0; count < gravesPerNode; count++) {
      const item = waiting.pop()
      if (!item) break
      this.#graves.push({ client: item.id.client, clock: item.id.clock, length: item.length, place })
      if (!(item.content instanceof Y.ContentType)) continue
      for (let child = item.content.type._start; child !== null; child = child.right) waiting.push(child)
    }
    if (this.#graves.length > gravesKept * 2) this.#graves = this.#graves.slice(-gravesKept)
  }

  #graveOf(item: Y.Item): HeldPlace | null {
    const ids = [item.parent instanceof Y.ID ? item.parent : null, item.origin, item.rightOrigin]
    for (const id of ids) {
      if (id === null) continue
      const grave = this.#graves.findLast(
        ({ client, clock, length }) => id.client === client && id.clock >= clock && id.clock < clock + length,
      )
      if (grave) return grave.place
    }
    return null
  }
}

function isKnown(doc: Y.Doc, struct: Y.Item | Y.GC | Y.Skip): boolean {
  return struct.id.clock + struct.length <= Y.getState(doc.store, struct.id.client)
}

/** The items of a client id among these clocks. */
export function* itemsIn(doc: Y.Doc, client: number, clock: number, length: number): Generator<Y.Item> {
  const structs = doc.store.clients.get(client)
  if (!structs) return
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= clock + length) return
    if (struct instanceof Y.Item) yield struct
  }
}

/** The words of an item: typed text, or a cell's name and value. Null for what is neither, and for what nobody typed. */
function wordsOf(item: Y.Item): string | null {
  const { content, parentSub } = item
  if (content instanceof Y.ContentString) return content.str === '' ? null : content.str
  if (!(content instanceof Y.ContentAny) || parentSub === 'id') return null
  const said = asWords(content.arr.at(-1))
  return said === null || parentSub === null ? said : `${parentSub}: ${said}`
}

/** What died of an item without the update's having asked for it. Yjs counts text in UTF-16 units, as its clocks do. */
function partsLost(item: Y.Item, update: DecodedUpdate): Omit<Orphan, 'place'>[] {
  const { client, clock } = item.id
  const text = wordsOf(item) ?? ''
  const isText = item.content instanceof Y.ContentString
  return unnamedParts(update, client, clock, item.length).map((part) => ({
    client,
    ...part,
    text: isText ? text.slice(part.clock - clock, part.clock - clock + part.length) : text,
  }))
}

/** A cell's value is not lost where the value that took its place says the same. */
function isStillSaid(item: Y.Item): boolean {
  if (item.parentSub === null || !(item.parent instanceof Y.AbstractType)) return false
  const winner = item.parent._map.get(item.parentSub)
  return winner !== undefined && winner !== item && !winner.deleted && wordsOf(winner) === wordsOf(item)
}

/** How far to look for a neighbour: thousands of deleted ones, for thousands of lost words, would take minutes. */
const nearby = 1_000

function nearestAlive(item: Y.Item, side: 'left' | 'right'): Y.Item | null {
  let next = item[side]
  for (let steps = 0; next !== null && steps < nearby; steps++) {
    if (!next.deleted && next.countable) return next
    next = next[side]
  }
  return null
}

/** Where an item stood: beside the nearest node that is still there. */
function placeOf(item: Y.Item): HeldPlace | null {
  let top = item
  for (;;) {
    const parent: Y.Item | null = top.parent instanceof Y.AbstractType ? top.parent._item : null
    if (parent === null || !parent.deleted) break
    top = parent
  }
  if (top.parentSub === null) {
    const right = nearestAlive(top, 'right')
    if (right !== null) return { ...right.id, side: 'before' }
    const left = nearestAlive(top, 'left')
    if (left !== null) return { ...left.lastId, side: 'after' }
  }
  const holder = top.parent instanceof Y.AbstractType ? top.parent._item : null
  return holder === null ? null : { ...holder.id, side: 'inside' }
}

/** Joins what one author wrote in one go, so that it is offered back as one. */
function joined(orphans: readonly Orphan[]): Orphan[] {
  const runs: Orphan[] = []
  for (const orphan of orphans.toSorted((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = runs.at(-1)
    if (last && last.client === orphan.client && last.clock + last.length === orphan.clock) {
      last.text += orphan.text
      last.length += orphan.length
    } else runs.push({ ...orphan })
  }
  return runs
}
