import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { encodeAwareness, encodeSaved, encodeStep1, encodeStep2, encodeUpdate } from '../../shared/sync/frames.ts'
import { seeded } from '../support/seeded.ts'
import * as hostile from './hostileUpdates.ts'

/** Numbers at which something usually gives way. */
const edges = [
  0,
  1,
  2,
  127,
  128,
  255,
  16_384,
  2 ** 28,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 52,
  2 ** 53 - 1,
]
const names = [
  ...['paragraph', 'heading', 'section', 'bulletList', 'listItem', 'blockquote', 'table', 'tableRow', 'tableCell'],
  ...[
    'dose',
    'doseRow',
    'timeline',
    'moment',
    'scale',
    'hardBreak',
    'taskList',
    'taskItem',
    'text',
    'doc',
    'UNDEFINED',
  ],
  ...['__proto__', 'constructor', 'toString', 'script', '', 'x'.repeat(300), 'ﬀ\u0000', '🜁'],
]
const keys = [
  'id',
  'level',
  'title',
  'key',
  'given',
  'q1',
  'at',
  'href',
  'bold',
  'link',
  'italic',
  '__proto__',
  'on',
  '',
]
const texts = ['a', 'word ', '🜁🜂', '\u0000', '\ud83d', '\udf01x', '<script>', '\n\n', 'x'.repeat(2_000), '﷽']
const awarenessTexts = [
  ...[
    'null',
    '{}',
    '[]',
    '1',
    '"x"',
    '{',
    '',
    '{"user":{"name":"Lead"}}',
    '{"__proto__":{"a":1}}',
    '{"constructor":1}',
  ],
  ...['{"a":"\\ud800"}', '{"toJSON":1}', `${'['.repeat(1_500)}${']'.repeat(1_500)}`, `{"a":"${'x'.repeat(5_000)}"}`],
]

/** Makes inputs for a socket: frames as sent, some in order, most of them not quite. The same seed makes the same ones. */
export class Fuzzer {
  readonly #random: () => number
  /** The client ids under which the hostile program writes, and those of everybody else. */
  readonly #own: readonly number[]
  readonly #others: readonly number[]
  readonly #recent: Uint8Array[] = []

  constructor(seed: number, ids: { own: readonly number[]; others: readonly number[] }) {
    this.#random = seeded(seed)
    this.#own = ids.own
    this.#others = ids.others
  }

  /** The next input, for a document in this state. */
  next(document: Y.Doc): Uint8Array {
    const frame = this.#make(document)
    if (this.#recent.length < 40) this.#recent.push(frame)
    else this.#recent[this.#below(40)] = frame
    return frame
  }

  #make(document: Y.Doc): Uint8Array {
    const choice = this.#random()
    if (choice < 0.05) return this.#bytes(this.#below(120))
    if (choice < 0.13) return this.#awareness(document)
    if (choice < 0.18) return encodeStep1(this.#stateVector(document))
    if (choice < 0.2) return encodeSaved(this.#pick(edges))
    if (choice < 0.4) return this.#mutated(this.#pick([...this.#recent, this.#frame(this.#honestEdit(document))]))
    if (choice < 0.55) return this.#frame(this.#honestEdit(document))
    return this.#frame(this.#structured(document))
  }

  #frame(update: Uint8Array): Uint8Array {
    return this.#random() < 0.7 ? encodeUpdate(update) : encodeStep2(update)
  }

  /** What a real client under one of the own ids would send, sometimes several edits at once, or only the last of them. */
  #honestEdit(document: Y.Doc): Uint8Array {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(document), 'network')
    doc.clientID = this.#pick(this.#own)
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => origin === 'own' && updates.push(update))
    const nodes = [
      ...doc
        .getXmlFragment('default')
        .createTreeWalker((one) => one instanceof Y.XmlElement || one instanceof Y.XmlText),
    ]
    for (let edit = this.#below(4); edit >= 0 && nodes.length > 0; edit--) {
      const node = this.#pick(nodes)
      doc.transact(() => this.#edit(node), 'own')
    }
    doc.destroy()
    if (updates.length === 0) return Uint8Array.of(0, 0)
    return this.#random() < 0.7 ? Y.mergeUpdates(updates) : this.#pick(updates)
  }

  #edit(node: unknown): void {
    if (node instanceof Y.XmlText) {
      const at = this.#below(node.length + 1)
      const choice = this.#random()
      if (choice < 0.6) node.insert(at, this.#pick(texts), choice < 0.1 ? { [this.#pick(keys)]: {} } : undefined)
      else if (choice < 0.8) node.format(at, node.length - at, { bold: choice < 0.7 ? {} : null })
      else node.delete(at, Math.min(3, node.length - at))
    } else if (node instanceof Y.XmlElement) {
      if (this.#random() < 0.3) node.setAttribute(this.#pick(keys), this.#pick(['x', '14:02', '3']))
      else if (this.#random() < 0.15) node.delete(0, Math.min(1, node.length))
      else
        node.insert(this.#below(node.length + 1), [
          this.#random() < 0.3 ? new Y.XmlText('t') : new Y.XmlElement(this.#pick(names) || 'p'),
        ])
    }
  }

  /** Structs put together by hand, whose parts mostly fit, so that the later checks are reached too. */
  #structured(document: Y.Doc): Uint8Array {
    const blocks = Array.from({ length: this.#random() < 0.85 ? 1 : 1 + this.#below(4) }, (): hostile.Block => {
      const client = this.#client()
      const state = Y.getState(document.store, client)
      const clock = this.#random() < 0.8 ? state : Math.max(0, state + this.#below(9) - 5)
      let next = clock
      const count = this.#random() < 0.9 ? 1 + this.#below(5) : this.#below(80)
      const structs = Array.from({ length: count }, () => {
        const struct = this.#struct(document, { client, clock: next })
        next++
        return struct
      })
      return { client, clock: this.#random() < 0.97 ? clock : this.#pick(edges), structs }
    })
    const deletes =
      this.#random() < 0.7
        ? []
        : [
            {
              client: this.#client(),
              ranges: Array.from({ length: this.#below(4) }, () => [this.#number(40), this.#number(6)] as const),
            },
          ]
    return hostile.rawUpdate(blocks, deletes)
  }

  #struct(document: Y.Doc, self: hostile.Id): hostile.RawStruct {
    const content = this.#content()
    const choice = this.#random()
    const before = { client: self.client, clock: Math.max(0, self.clock - 1 - this.#below(3)) }
    if (choice < 0.25) return { content, origin: before }
    if (choice < 0.45) return { content, origin: this.#id(document) }
    if (choice < 0.55) return { content, origin: this.#id(document), right: this.#id(document) }
    if (choice < 0.6) return { content, right: this.#id(document) }
    const parent =
      this.#random() < 0.3
        ? before
        : this.#random() < 0.95
          ? this.#id(document)
          : this.#pick(['default', 'other', '__proto__'])
    return this.#random() < 0.25 ? { content, parent, key: this.#pick(keys) } : { content, parent }
  }

  #content(): hostile.Content {
    const choice = this.#random()
    if (choice < 0.3) return hostile.words(this.#pick(texts))
    if (choice < 0.55) return hostile.element(this.#pick(names))
    if (choice < 0.65) return hostile.xmlText()
    if (choice < 0.73)
      return hostile.format(this.#pick(keys), this.#pick([true, null, {}, { href: 'javascript:1' }, [1], 'x', 1e300]))
    if (choice < 0.83)
      return hostile.values(
        ...this.#pick([['x'], [null], [3], [{}], [], ['a', 'b'], [undefined], [Number.NaN], [nestedList(400)]]),
      )
    if (choice < 0.88) return hostile.gc(this.#number(4))
    if (choice < 0.92) return hostile.deleted(this.#number(4))
    if (choice < 0.94) return hostile.skip(this.#number(4))
    if (choice < 0.96) return hostile.type(this.#below(9), this.#pick(names))
    return this.#pick([
      hostile.embed({ a: 1 }),
      hostile.binary(this.#bytes(9)),
      hostile.subdocument('x'),
      hostile.embed(null),
    ])
  }

  #awareness(document: Y.Doc): Uint8Array {
    const count = this.#random() < 0.95 ? this.#below(4) : 1_100
    const entries = Array.from({ length: count }, () => ({
      clientId: this.#random() < 0.8 ? this.#client() : this.#pick(edges),
      clock: this.#random() < 0.7 ? this.#below(2_000) : this.#pick(edges),
      json: this.#pick(awarenessTexts),
    }))
    const frame = encodeAwareness(entries)
    return this.#random() < 0.8 ? frame : this.#mutated(this.#random() < 0.5 ? frame : this.#stateVector(document))
  }

  #stateVector(document: Y.Doc): Uint8Array {
    if (this.#random() < 0.3) return this.#bytes(this.#below(20))
    const clients = Array.from({ length: this.#below(4) }, () => this.#client())
    const ends = clients.map((client): [number, number] => [
      client,
      this.#number(Y.getState(document.store, client) + 2),
    ])
    return Y.encodeStateVector(new Map(ends))
  }

  /** Flips, cuts, repeats or replaces some bytes, or goes on with those of another frame. */
  #mutated(frame: Uint8Array): Uint8Array {
    let bytes = [...frame.subarray(0, 20_000)]
    for (let change = this.#below(3); change >= 0; change--) {
      const at = this.#below(bytes.length + 1)
      const choice = this.#random()
      if (choice < 0.35) bytes[Math.min(at, Math.max(0, bytes.length - 1))] = this.#below(256)
      else if (choice < 0.5) bytes.splice(at, 1 + this.#below(4))
      else if (choice < 0.65) bytes.splice(at, 0, ...this.#bytes(1 + this.#below(4)))
      else if (choice < 0.75) bytes = bytes.slice(0, at)
      else if (choice < 0.85) bytes.splice(at, 1, ...varUint(this.#pick(edges)))
      else bytes = [...bytes.slice(0, at), ...this.#pick([...this.#recent, frame]).subarray(0, 2_000)]
    }
    return Uint8Array.from(bytes)
  }

  /** The id of something that is there, now and then of something that is not. */
  #id(document: Y.Doc): hostile.Id {
    const client = this.#client()
    const state = Y.getState(document.store, client)
    return { client, clock: this.#random() < 0.97 ? this.#below(Math.max(1, state)) : this.#number(state + 3) }
  }

  #client(): number {
    const choice = this.#random()
    if (choice < 0.55) return this.#pick(this.#own)
    return choice < 0.97 ? this.#pick(this.#others) : this.#pick(edges)
  }

  #number(about: number): number {
    return this.#random() < 0.97 ? this.#below(about + 1) : this.#pick(edges)
  }

  #bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#below(256))
  }

  #below(end: number): number {
    return Math.floor(this.#random() * end)
  }

  #pick<Item>(items: readonly Item[]): Item {
    const item = items[this.#below(items.length)]
    if (item === undefined && items.length === 0) throw new Error('There is nothing to pick from.')
    return item as Item
  }
}

function varUint(value: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, value)
  return encoding.toUint8Array(encoder)
}

function nestedList(depth: number): unknown {
  let list: unknown = []
  for (let level = 0; level < depth; level++) list = [list]
  return list
}
