import * as Y from 'yjs'
import { templateParts } from '../../shared/note/nodes/templateParts.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { attributeAllowed, formatAllowed, isNode, mayContain } from '../../shared/note/structure.ts'
import { limits } from '../../shared/sync/limits.ts'
import type { DocumentKind } from '../storage/tables/documents.ts'

/** A shared type, as far as its kind matters here. */
type Holder = Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.AbstractType<unknown>

type Struct = Y.Item | Y.GC

/** Where a struct stands: in which type, as an attribute (`key`) or as content, and how deep. */
interface Place {
  holder: Holder
  key: string | null
  depth: number
}

/** `gone`: what it stood in or beside has been deleted and collected, so it will be dropped on arrival. */
type Found = Place | 'gone'

class Fault extends Error {}

/**
 * Says why structs that are new to a document of this kind do not fit its schema, or null where they do. A node or a
 * parent/child pair outside the schema would be deleted by the next client that reads it, with all that is in it, so it
 * is kept out here. The structs rest on what is there (see `admit`); the document is not changed.
 */
export function findSchemaFault(added: readonly Struct[], document: Y.Doc, kind: DocumentKind): string | null {
  try {
    const places = new Places(added, document)
    for (const struct of added) if (struct instanceof Y.Item) checkItem(struct, places.of(struct), kind)
    return null
  } catch (error) {
    if (error instanceof Fault) return error.message
    throw error
  }
}

function checkItem(item: Y.Item, place: Found, kind: DocumentKind): void {
  const { content } = item
  if (content instanceof Y.ContentDeleted) return
  if (content instanceof Y.ContentType) checkType(content.type, place, kind)
  if (place === 'gone') return
  const { holder, key } = place
  if (key !== null) checkAttribute(holder, key, content)
  else if (content instanceof Y.ContentString) require(holder instanceof Y.XmlText, 'words outside a text')
  else if (content instanceof Y.ContentFormat) {
    require(holder instanceof Y.XmlText, 'formatting outside a text')
    require(formatAllowed(content.key, content.value), 'unknown formatting')
  } else require(content instanceof Y.ContentType, 'unknown content')
}

function checkAttribute(holder: Holder, key: string, content: Y.Item['content']): void {
  require(holder instanceof Y.XmlElement, 'an attribute of something that has none')
  require(content instanceof Y.ContentAny, 'an attribute that is no value')
  if (!(holder instanceof Y.XmlElement) || !(content instanceof Y.ContentAny)) return
  // Whoever sets one cell several times before it comes up may bring the earlier values in one piece, as they may be
  // undone: the editor keeps what it could bring back.
  for (const value of content.arr)
    require(attributeAllowed(holder.nodeName, key, value ?? null), 'an attribute outside the schema')
}

function checkType(type: Holder, place: Found, kind: DocumentKind): void {
  if (place !== 'gone') {
    require(place.key === null, 'a node as an attribute')
    require(place.depth <= limits.nesting, 'nodes nested too deep')
  }
  if (type instanceof Y.XmlText) {
    if (place !== 'gone') require(mayContain(nameOf(place.holder), 'text'), 'a text outside the schema')
    return
  }
  require(type instanceof Y.XmlElement && !(type instanceof Y.XmlHook), 'an unknown type')
  if (!(type instanceof Y.XmlElement)) return
  require(isNode(type.nodeName), 'a node outside the schema')
  require(kind === 'template' || !templateParts.includes(type.nodeName), 'a part of a template in a note')
  if (place !== 'gone') require(mayContain(nameOf(place.holder), type.nodeName), 'a node where it may not stand')
}

function require(holds: boolean, why: string): void {
  if (!holds) throw new Fault(why)
}

/** The root counts as the schema's document; a text holds no nodes. */
function nameOf(holder: Holder): string {
  if (holder instanceof Y.XmlElement) return holder.nodeName
  return holder instanceof Y.XmlText ? 'text' : FRAGMENT
}

/** Finds where new structs stand, in the document or beside one another. */
class Places {
  readonly #document: Y.Doc
  readonly #root: Y.XmlFragment
  readonly #added = new Map<number, Struct[]>()
  readonly #found = new Map<Struct, Found>()
  /** The struct that the same client wrote before; Yjs takes in a client's structs in their order. */
  readonly #before = new Map<Struct, Struct>()
  readonly #depths = new Map<Holder, number>()

  constructor(added: readonly Struct[], document: Y.Doc) {
    this.#document = document
    this.#root = document.getXmlFragment(FRAGMENT)
    for (const struct of added) {
      const list = this.#added.get(struct.id.client) ?? []
      const before = list.at(-1)
      if (before) this.#before.set(struct, before)
      list.push(struct)
      this.#added.set(struct.id.client, list)
    }
  }

  /** Works through what an item rests on with a list of its own: a long chain would overflow the stack. */
  of(item: Y.Item): Found {
    const path: Struct[] = [item]
    const onPath = new Set<Struct>(path)
    for (let current = path.at(-1); current !== undefined; current = path.at(-1)) {
      const missing = this.#found.has(current) ? undefined : this.#unresolved(current)
      if (missing !== undefined) {
        require(!onPath.has(missing), 'structs that rest on each other')
        path.push(missing)
        onPath.add(missing)
        continue
      }
      if (!this.#found.has(current))
        this.#found.set(current, current instanceof Y.Item ? this.#resolve(current) : 'gone')
      onPath.delete(current)
      path.pop()
    }
    return this.#found.get(item) ?? 'gone'
  }

  /** A new struct that has to be placed before this one and has not been yet. */
  #unresolved(struct: Struct): Struct | undefined {
    const before = this.#before.get(struct)
    if (before && !this.#found.has(before)) return before
    if (!(struct instanceof Y.Item)) return undefined
    for (const id of [struct.origin, struct.rightOrigin, struct.parent instanceof Y.ID ? struct.parent : null]) {
      const other = id === null ? undefined : this.#addedAt(id)
      if (other && other !== struct && !this.#found.has(other)) return other
    }
    return undefined
  }

  #resolve(item: Y.Item): Found {
    const left = item.origin === null ? undefined : this.#placeAt(item.origin)
    const right = item.rightOrigin === null ? undefined : this.#placeAt(item.rightOrigin)
    if (left === 'gone' || right === 'gone') return 'gone'
    const beside = left ?? right
    if (left && right) require(left.holder === right.holder && left.key === right.key, 'neighbours of two parents')
    if (beside) return beside
    if (item.parent instanceof Y.ID) return this.#inside(item.parent, item.parentSub)
    // Decoded structs name a root by its key; everything of a note is under the one fragment.
    require(String(item.parent) === FRAGMENT, 'a root outside the schema')
    return { holder: this.#root, key: item.parentSub, depth: 1 }
  }

  #inside(id: Y.ID, key: string | null): Found {
    const struct = this.#structAt(id)
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return 'gone'
    require(struct.content instanceof Y.ContentType, 'a parent that is no node')
    if (!(struct.content instanceof Y.ContentType)) return 'gone'
    const place = this.#placeOf(struct)
    if (place === 'gone') return 'gone'
    return { holder: struct.content.type, key, depth: place.depth + 1 }
  }

  #placeAt(id: Y.ID): Found {
    const struct = this.#structAt(id)
    return struct instanceof Y.Item ? this.#placeOf(struct) : 'gone'
  }

  #placeOf(item: Y.Item): Found {
    const found = this.#found.get(item)
    if (found !== undefined) return found
    const { parent } = item
    // An item of the document knows the type that it stands in; one without was collected.
    if (!(parent instanceof Y.AbstractType)) return 'gone'
    return { holder: parent, key: item.parentSub, depth: this.#depthIn(parent) }
  }

  /** How deep the content of a type of the document stands: 1 in the fragment itself. */
  #depthIn(type: Y.AbstractType<unknown>): number {
    const known = this.#depths.get(type)
    if (known !== undefined) return known
    let depth = 1
    for (let item = type._item; item !== null; item = parentItem(item)) depth++
    this.#depths.set(type, depth)
    return depth
  }

  #structAt(id: Y.ID): Struct | undefined {
    if (id.clock >= Y.getState(this.#document.store, id.client)) return this.#addedAt(id)
    const structs = this.#document.store.clients.get(id.client)
    return structs?.[Y.findIndexSS(structs, id.clock)]
  }

  #addedAt(id: Y.ID): Struct | undefined {
    if (id.clock < Y.getState(this.#document.store, id.client)) return undefined
    const list = this.#added.get(id.client) ?? []
    let low = 0
    let high = list.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const struct = list[middle]
      if (!struct) return undefined
      if (id.clock < struct.id.clock) high = middle - 1
      else if (id.clock >= struct.id.clock + struct.length) low = middle + 1
      else return struct
    }
    return undefined
  }
}

const parentItem = (item: Y.Item): Y.Item | null => (item.parent instanceof Y.AbstractType ? item.parent._item : null)
