import { safeHref } from '../../note/nodes/link.ts'
import type { NoteMark, NoteNode } from '../../note/noteJson.ts'
import {
  attributeAllowed,
  attributesOf,
  attributesOfMark,
  formatAllowed,
  isMark,
  isNode,
  mayContain,
  noteSchema,
} from '../../note/structure.ts'
import { type Faults, placeIn } from './faults.ts'
import { bounds, leftOut } from './format.ts'
import { isFields, own, quoted, Shapes } from './shapes.ts'

/** What is still free of the bounds of a file and of the template that is being read. */
export interface Room {
  nodes: number
  characters: number
}

/**
 * The content of a section, read from a file. Whatever does not fit is a fault; the nodes are worth something only where
 * there is none. It goes no deeper and reads no more nodes than the bounds allow, whatever it is given.
 */
export function readContent(value: unknown, place: string, faults: Faults, room: Room): NoteNode[] {
  return new ContentReader(faults, room).nodes(value, place, 'section', 1)
}

class ContentReader {
  readonly #faults: Faults
  readonly #shapes: Shapes
  readonly #room: Room
  #ofSection: number = bounds.nodesOfSection

  constructor(faults: Faults, room: Room) {
    this.#faults = faults
    this.#shapes = new Shapes(faults)
    this.#room = room
  }

  nodes(value: unknown, place: string, parent: string, depth: number): NoteNode[] {
    const list = this.#shapes.list(value, place) ?? []
    if (list.length > 0 && depth > bounds.depth) {
      this.#faults.add(place, 'This is nested too deep. Please take it out of some of what it stands in.')
      return []
    }
    const nodes: NoteNode[] = []
    for (const [index, each] of list.entries()) {
      if (!this.#takesOneMore(place)) break
      const node = this.#node(each, placeIn(place, index), parent, depth)
      if (node) nodes.push(node)
    }
    return nodes
  }

  /** Says once for each bound that there is too much; nothing of what follows is looked at. */
  #takesOneMore(place: string): boolean {
    if (this.#ofSection < 0 || this.#room.nodes < 0) return false
    this.#ofSection -= 1
    this.#room.nodes -= 1
    if (this.#ofSection < 0) this.#faults.add(place, `A section holds at most ${bounds.nodesOfSection} parts.`)
    else if (this.#room.nodes < 0) this.#faults.add(place, `A file holds at most ${bounds.nodes} parts.`)
    return this.#ofSection >= 0 && this.#room.nodes >= 0
  }

  #node(value: unknown, place: string, parent: string, depth: number): NoteNode | null {
    if (!isFields(value)) {
      this.#faults.add(place, 'Please write a part of the text here: an object, in braces, that says its “type”.')
      return null
    }
    const type = own(value, 'type')
    if (typeof type !== 'string') {
      this.#faults.add(placeIn(place, 'type'), 'Please say which kind of part this is.')
      return null
    }
    const misplaced = this.#whyNotHere(type, parent)
    if (misplaced !== null) this.#faults.add(placeIn(place, 'type'), misplaced)
    if (type === 'text') return this.#text(value, place)
    if (leftOut.has(type) || !isNode(type)) return null
    this.#shapes.fields(value, place, ['type', 'attrs', 'content'])
    const [attrs, content] = [own(value, 'attrs'), own(value, 'content')]
    return {
      type,
      ...(attrs === undefined ? {} : { attrs: this.#cells(attrs, placeIn(place, 'attrs'), type) }),
      ...(content === undefined ? {} : { content: this.nodes(content, placeIn(place, 'content'), type, depth + 1) }),
    }
  }

  #whyNotHere(type: string, parent: string): string | null {
    const never = leftOut.get(type)
    if (never !== undefined) return never
    if (type !== 'text' && !isNode(type)) return `There is no part called ${quoted(type)}.`
    if (mayContain(parent, type)) return null
    const here = childrenAllowed(parent).join(', ')
    return `${quoted(type)} cannot stand in ${quoted(parent)}. There may stand: ${here || 'nothing'}.`
  }

  #cells(value: unknown, place: string, type: string): Record<string, unknown> {
    const known = Object.keys(attributesOf(type)).filter((name) => name !== 'id')
    if (!isFields(value)) {
      this.#faults.add(place, 'Please write an object here, in braces.')
      return {}
    }
    for (const [name, cell] of Object.entries(value)) this.#checkCell(type, name, cell, placeIn(place, name), known)
    return Object.fromEntries(known.filter((name) => Object.hasOwn(value, name)).map((name) => [name, value[name]]))
  }

  #checkCell(type: string, name: string, cell: unknown, place: string, known: readonly string[]): void {
    if (name === 'id') this.#faults.add(place, 'Please leave ids out. Each part gets one of its own when it is used.')
    else if (!known.includes(name)) this.#shapes.unknown(place, known)
    else if (!attributeAllowed(type, name, cell))
      this.#faults.add(place, `Please use ${attributesOf(type)[name]?.schema.description}.`)
    else if (typeof cell === 'string') this.#words(cell, place)
  }

  #text(value: Readonly<Record<string, unknown>>, place: string): NoteNode | null {
    this.#shapes.fields(value, place, ['type', 'text', 'marks'], ['text'])
    const [text, marks] = [own(value, 'text'), own(value, 'marks')]
    const formatted = marks === undefined ? [] : this.#marks(marks, placeIn(place, 'marks'))
    if (text === undefined) return null
    if (text === '') this.#faults.add(placeIn(place, 'text'), 'Please leave out text without words.')
    const words = this.#words(text, placeIn(place, 'text'))
    if (words === null) return null
    return { type: 'text', text: words, ...(formatted.length > 0 ? { marks: formatted } : {}) }
  }

  /** Words that count as text of the template. */
  #words(value: unknown, place: string): string | null {
    if (typeof value === 'string') this.#room.characters -= value.length
    return this.#shapes.words(value, place, bounds.characters)
  }

  #marks(value: unknown, place: string): NoteMark[] {
    const seen = new Set<string>()
    const list = this.#shapes.list(value, place) ?? []
    const most = Object.keys(noteSchema.marks).length
    if (list.length > most) {
      this.#faults.add(place, `Text has at most ${most} kinds of formatting, each once.`)
      return []
    }
    return list.flatMap((each, index) => this.#mark(each, placeIn(place, index), seen) ?? [])
  }

  #mark(value: unknown, place: string, seen: Set<string>): NoteMark | null {
    const fields = this.#shapes.fields(value, place, ['type', 'attrs'])
    if (fields === null) return null
    const type = own(fields, 'type')
    const known = Object.keys(noteSchema.marks)
    const kind = this.#shapes.word(type, placeIn(place, 'type'), known)
    if (kind === null || !isMark(kind)) return null
    if (seen.has(kind)) this.#faults.add(placeIn(place, 'type'), 'Text has each kind of formatting once.')
    seen.add(kind)
    return this.#markOf(kind, own(fields, 'attrs') ?? {}, placeIn(place, 'attrs'))
  }

  #markOf(type: string, attrs: unknown, place: string): NoteMark | null {
    const known = Object.keys(attributesOfMark(type))
    const fields = this.#shapes.fields(attrs, place, known)
    if (fields === null || type !== 'link') return { type }
    const href = own(fields, 'href')
    const address = formatAllowed(type, { href }) ? safeHref(href) : null
    if (address === null || this.#words(address, placeIn(place, 'href')) === null) {
      if (address === null)
        this.#faults.add(placeIn(place, 'href'), 'Please use an address that begins with https: or mailto:.')
      return null
    }
    return { type, attrs: { href: address } }
  }
}

/** What may stand in a part, in the content of a file. */
export const childrenAllowed = (parent: string): string[] =>
  Object.keys(noteSchema.nodes).filter((child) => !leftOut.has(child) && mayContain(parent, child))
