import * as Y from 'yjs'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { isOfOwnHand } from './neighbourOrder.ts'

/** Steps of Yjs's search for a place that one update may cost: some tenths of a second of work. */
const integrationSteps = 1_000_000

/** Why the places of new items do not do. `own neighbours …`: as undoing on an honest page can leave them. */
export type PlaceFault =
  | 'places that take too long to find'
  | 'neighbours in the wrong order'
  | 'own neighbours in the wrong order'

/**
 * Why these new items cannot be placed among what stands there, or null where they can.
 *
 * Yjs places an item by walking over everything that was written between its two neighbours without knowledge of it.
 * For what people write that is a few steps. Items made by hand that all name the same neighbours are walked over again
 * and again: 20,000 of them, 60 kB, keep a server busy for minutes, and every client that receives them too. Of
 * neighbours that are new themselves the order is not known yet; see `checkOrder`.
 */
export function findPlaceFault(added: readonly (Y.Item | Y.GC)[], document: Y.Doc): PlaceFault | null {
  const walks = new Walks(added, document)
  for (const struct of added) {
    if (!(struct instanceof Y.Item)) continue
    if (walks.add(struct) > integrationSteps) return 'places that take too long to find'
    if (walks.wrongOrder === 'made by hand') return 'neighbours in the wrong order'
  }
  return walks.wrongOrder === null ? null : 'own neighbours in the wrong order'
}

class Walks {
  readonly #store: Y.Doc['store']
  readonly #root: Y.XmlFragment
  /** For new items, the nearest item to the right that the document holds; null for the end. */
  readonly #rightOf = new Map<string, Y.ID | null>()
  readonly #between = new Map<string, number>()
  /** New items that name the same left neighbour: how many, and the newest. */
  readonly #beside = new Map<string, { count: number; newest: string }>()
  #steps = 0
  /** An item named a right neighbour that does not stand to the right of its left one. */
  wrongOrder: 'made by hand' | 'own' | null = null

  constructor(added: readonly (Y.Item | Y.GC)[], document: Y.Doc) {
    this.#store = document.store
    this.#root = document.getXmlFragment(FRAGMENT)
    for (const struct of added) {
      if (!(struct instanceof Y.Item)) continue
      const { rightOrigin } = struct
      const known = rightOrigin === null || this.#holds(rightOrigin)
      this.#rightOf.set(keyOf(struct.id), known ? rightOrigin : (this.#rightOf.get(keyOf(rightOrigin)) ?? null))
    }
  }

  /** Counts the steps of one item, and says how many it are with those before. */
  add(item: Y.Item): number {
    const left = leftKeyOf(item)
    const others = this.#beside.get(left)
    // Whoever writes at one place again finds the words before at the right.
    const goesOn = others !== undefined && item.rightOrigin !== null && keyOf(item.rightOrigin) === others.newest
    if (others !== undefined && !goesOn) this.#steps += others.count
    this.#beside.set(left, { count: (others?.count ?? 0) + 1, newest: keyOf(item.id) })

    const right = this.#rightOf.get(keyOf(item.id)) ?? null
    const gap = `${left} ${right === null ? '' : keyOf(right)}`
    let between = this.#between.get(gap)
    if (between === undefined) {
      between = this.#walk(item, right)
      this.#between.set(gap, between)
      // Counting is work as well.
      this.#steps += between
    }
    this.#steps += between
    return this.#steps
  }

  #walk(item: Y.Item, right: Y.ID | null): number {
    const end = right === null ? null : this.#at(right)
    const most = integrationSteps - this.#steps
    let steps = 0
    let next = this.#first(item)
    for (; next !== null && next !== end && steps <= most; next = next.right) steps++
    const missed = end !== null && next === null
    if (item.origin !== null && (missed || this.#isBackwards(item.origin, right)) && this.#knows(item)) {
      if (!isOfOwnHand(item)) this.wrongOrder = 'made by hand'
      else this.wrongOrder ??= 'own'
    }
    return steps
  }

  /** Whether both are letters of one piece, the right one before the left one. */
  #isBackwards(left: Y.ID, right: Y.ID | null): boolean {
    return right !== null && this.#at(left) !== null && this.#at(left) === this.#at(right) && right.clock <= left.clock
  }

  /** Both neighbours are in the document, and neither has been collected. */
  #knows({ origin, rightOrigin }: Y.Item): boolean {
    return origin !== null && rightOrigin !== null && this.#at(origin) !== null && this.#at(rightOrigin) !== null
  }

  #first(item: Y.Item): Y.Item | null {
    if (item.origin !== null) {
      const left = this.#at(item.origin)
      if (left === null) return null
      // What a piece of text goes on with stands right beside its own middle.
      return item.origin.clock < left.id.clock + left.length - 1 ? left : left.right
    }
    const type = this.#parentOf(item)
    if (type === null) return null
    if (item.parentSub === null) return type._start
    let first = type._map.get(item.parentSub) ?? null
    while (first !== null && first.left !== null) first = first.left
    return first
  }

  #parentOf({ parent }: Y.Item): Pick<Y.XmlFragment, '_start' | '_map'> | null {
    if (!(parent instanceof Y.ID)) return this.#root
    const holder = this.#at(parent)
    return holder?.content instanceof Y.ContentType ? holder.content.type : null
  }

  #holds(id: Y.ID): boolean {
    return id.clock < Y.getState(this.#store, id.client)
  }

  #at(id: Y.ID): Y.Item | null {
    if (!this.#holds(id)) return null
    const structs = this.#store.clients.get(id.client)
    const struct = structs?.[Y.findIndexSS(structs, id.clock)]
    return struct instanceof Y.Item ? struct : null
  }
}

const keyOf = (id: Y.ID): string => `${id.client}.${id.clock}`

function leftKeyOf(item: Y.Item): string {
  if (item.origin !== null) return keyOf(item.origin)
  const parent = item.parent instanceof Y.ID ? keyOf(item.parent) : 'root'
  return item.parentSub === null ? `in ${parent}` : `in ${parent} ${item.parentSub}`
}
