import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { Authors } from '../../server/sync/authors.ts'
import { sayTheSame } from '../../server/sync/compaction.ts'
import { decodeUpdate } from '../../server/sync/decodedUpdate.ts'
import { FirstAuthors } from '../../server/sync/firstAuthors.ts'
import { IntakeError, type IntakeFacts, takeIn } from '../../server/sync/intake.ts'
import { WrongOrder } from '../../server/sync/neighbourOrder.ts'
import { OrphanWatch } from '../../server/sync/orphans.ts'
import type { Peer } from '../../server/sync/peer.ts'
import { StoredText } from '../../server/sync/storedText.ts'
import { WordAuthors } from '../../shared/history/wordAuthors.ts'
import { MemberId, PracticeId, SessionId } from '../../shared/ids.ts'
import { createNoteDocument } from '../../shared/note/create.ts'
import { toMarkdown } from '../../shared/note/markdown.ts'
import { readNote } from '../../shared/note/read.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { attributeAllowed, formatAllowed, isNode, mayContain } from '../../shared/note/structure.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { decodeClientFrame, encodeUpdate, ProtocolError } from '../../shared/sync/frames.ts'
import { limits } from '../../shared/sync/limits.ts'
import { builtInTemplates } from '../../shared/templates/index.ts'
import { Fuzzer } from './fuzzing.ts'

const system = 1
const own = [101, 102, 103]
const honestId = 201

/** Milliseconds that one input may take, on a machine that does other things too. */
const longest = 2_000

/**
 * The part of a room that takes in updates, with a hostile writer and an honest one, and a replica that follows by what
 * the room would write to disk. Everything in it is the server's own but the sockets.
 */
export class FuzzRoom {
  readonly #base: Uint8Array
  readonly #log: Uint8Array[] = []
  #facts: IntakeFacts
  readonly #fuzzer: Fuzzer
  readonly #hostile = member()
  readonly #honest = member()
  readonly #author = new Y.Doc()
  readonly #replica = new Y.Doc()
  #words = 0
  /** What became of the inputs, to see that all checks are reached. */
  readonly outcomes = new Map<string, number>()

  constructor(seed: number) {
    const [template] = builtInTemplates
    if (!template) throw new Error('There is no template.')
    const base = createNoteDocument(template, { newId: randomUUID, clientId: system, practice: defaultSettings })
    this.#base = base
    const authors = new Authors()
    authors.load([{ clientId: system, memberId: null, heldId: null }])
    const text = new StoredText({ snapshot: base, log: [] })
    const firstAuthors = new FirstAuthors(
      new WordAuthors((client) => authors.of(client)?.memberId),
      Date.now,
      (error) => {
        throw error
      },
    )
    this.#facts = { kind: 'note', text, authors, orphans: new OrphanWatch(), firstAuthors, locked: false }
    this.#fuzzer = new Fuzzer(seed, { own, others: [system, honestId] })
    this.#author.clientID = honestId
    for (const doc of [this.#author, this.#replica]) Y.applyUpdate(doc, base, 'network')
  }

  /** Feeds one input. Throws where something is not as it should be. */
  step(): void {
    const input = this.#fuzzer.next(this.#facts.text.document())
    const began = performance.now()
    const outcome = this.#feed(this.#hostile, input)
    const took = performance.now() - began
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1)
    if (took > longest) throw new Error(`An input took ${Math.round(took)} ms.`)
    // A socket would have ended, and its successor may bring new client ids.
    this.#hostile.newClientIdsLeft = limits.newClientIdsPerConnection
    this.#hostile.gapOpen = false
  }

  #feed(peer: Peer, input: Uint8Array): string {
    try {
      const frame = decodeClientFrame(input)
      if (frame.type !== 'update' && frame.type !== 'step2') return this.#answer(frame)
      const update = decodeUpdate(frame.update)
      if (!update) return 'malformed'
      const isStep2 = frame.type === 'step2'
      const intake = takeIn([{ kind: 'update', peer, update, isStep2, size: input.length }], this.#facts)
      if (intake.bytes) this.#commit(intake.bytes, intake.newAuthors)
      const [forged] = intake.forged
      if (forged) return forged.why
      if (intake.accepted.length > 0) return 'accepted'
      return intake.held[0]?.reason ?? (intake.toAsk.size > 0 ? 'gap' : 'nothing')
    } catch (error) {
      if (error instanceof ProtocolError) return 'protocol'
      if (error instanceof IntakeError && error.cause instanceof WrongOrder) return this.#startAnew()
      throw error
    }
  }

  /** As a room does: what is in memory is not what is on disk any more, so it is read again. */
  #startAnew(): string {
    const text = new StoredText({ snapshot: this.#base, log: this.#log })
    this.#facts = { ...this.#facts, text, orphans: new OrphanWatch() }
    return 'neighbours in the wrong order'
  }

  #answer(frame: ReturnType<typeof decodeClientFrame>): string {
    if (frame.type !== 'step1') return frame.type
    try {
      Y.decodeStateVector(frame.stateVector)
    } catch {
      return 'malformed'
    }
    this.#facts.text.syncFrames(frame.stateVector)
    return 'step1'
  }

  #commit(bytes: Uint8Array, newAuthors: ReadonlyMap<number, MemberId>): void {
    this.#log.push(bytes)
    this.#facts.text.committed(bytes)
    this.#facts.authors.committed([...newAuthors].map(([clientId, memberId]) => ({ clientId, memberId, heldId: null })))
    for (const doc of [this.#author, this.#replica]) Y.applyUpdate(doc, bytes, 'network')
  }

  /** The honest author writes a word; it must be taken in, whatever came before. */
  writeHonestly(): void {
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => updates.push(update)
    this.#author.on('update', collect)
    const fragment = this.#author.getXmlFragment(FRAGMENT)
    const section = fragment.get(0)
    if (section instanceof Y.XmlElement) {
      const line = new Y.XmlElement('paragraph')
      line.insert(0, [new Y.XmlText(`honest-${this.#words++} `)])
      section.insert(0, [line])
    }
    this.#author.off('update', collect)
    for (const update of updates) {
      const outcome = this.#feed(this.#honest, encodeUpdate(update))
      if (outcome !== 'accepted') throw new Error(`An honest word was not taken in: ${outcome}.`)
    }
  }

  /** Looks at the whole: the schema holds, all replicas and a fresh reader agree, and the note can be exported. */
  check(): void {
    const document = this.#facts.text.document()
    if (document.store.pendingStructs !== null || document.store.pendingDs !== null) throw new Error('Something waits.')
    checkTree(document.getXmlFragment(FRAGMENT))
    const whole = Y.encodeStateAsUpdate(document)
    const fresh = new Y.Doc()
    fresh.transact((transaction) => {
      Y.applyUpdate(fresh, whole)
      // As the server reads: without tidying of its own.
      transaction.local = true
    })
    if (!sayTheSame(fresh, document)) throw new Error('A snapshot does not read back.')
    const seen = seenIn(document)
    for (const doc of [this.#author, this.#replica, fresh]) {
      if (seenIn(doc) !== seen) throw new Error('Two replicas differ.')
    }
    toMarkdown(readNote(fresh), { title: 'A note' })
    fresh.destroy()
  }

  get bytes(): number {
    return this.#facts.text.bytes
  }
}

function member(): Peer {
  const memberId = MemberId.parse(randomUUID())
  const name = 'Somebody'
  return {
    actor: {
      practiceId: PracticeId.parse(randomUUID()),
      memberId,
      sessionId: SessionId.parse('0'.repeat(64)),
      name,
      email: 'somebody@test.example',
      color: 'p1',
      roles: ['clinician'],
    },
    stamp: { id: memberId, name, role: 'lead', color: 'p1' },
    right: 'write',
    askedForStep2: false,
    gapOpen: false,
    savedBehindGap: null,
    newClientIdsLeft: limits.newClientIdsPerConnection,
    misplacedLeft: limits.misplacedPerConnection,
    hasWritten: false,
    wasRefused: false,
    send: () => undefined,
    sendPresence: () => undefined,
    notify: () => undefined,
    close: () => undefined,
    dealtWith: () => undefined,
    active: () => undefined,
  }
}

/**
 * What is to be seen in a document. Where an item that is dead on arrival names the middle of a surrogate pair, Yjs cuts
 * the pair in those replicas that met the item alive, and writes the replacement character twice: a known difference.
 */
const seenIn = (document: Y.Doc): string =>
  document
    .getXmlFragment(FRAGMENT)
    .toString()
    .replaceAll(/[\ud800-\udfff\ufffd]/g, '?')

/** Reads a document struct by struct, without the code that admitted it. */
export function checkTree(root: Y.XmlFragment): void {
  const waiting: { type: Y.XmlFragment | Y.XmlText; name: string; depth: number }[] = [
    { type: root, name: FRAGMENT, depth: 0 },
  ]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { type, name, depth } = next
    if (depth > limits.nesting) throw new Error('A node stands too deep.')
    for (let item = type._start; item !== null; item = item.right) {
      if (item.parent !== type) throw new Error('An item stands among another parent’s.')
      if (item.deleted) continue
      const { content } = item
      const isText = type instanceof Y.XmlText
      if (content instanceof Y.ContentString && isText) continue
      if (content instanceof Y.ContentFormat && isText && formatAllowed(content.key, content.value)) continue
      if (!(content instanceof Y.ContentType)) throw new Error(`${content.constructor.name} in ${name}.`)
      const child = content.type
      if (child instanceof Y.XmlText && mayContain(name, 'text'))
        waiting.push({ type: child, name: 'text', depth: depth + 1 })
      else if (child instanceof Y.XmlElement && isNode(child.nodeName) && mayContain(name, child.nodeName))
        waiting.push({ type: child, name: child.nodeName, depth: depth + 1 })
      else throw new Error(`${child.constructor.name} in ${name}.`)
    }
    for (const [key, item] of type._map) {
      if (item.deleted) continue
      const value: unknown = item.content instanceof Y.ContentAny ? item.content.arr.at(-1) : item.content
      if (!attributeAllowed(name, key, value ?? null)) throw new Error(`The attribute ${key} of ${name}.`)
    }
  }
}

/** Feeds so many inputs made from a seed, with honest words and checks between them. Returns how they were answered. */
export function fuzzRoom(seed: number, inputs: number): Map<string, number> {
  const outcomes = new Map<string, number>()
  let room = new FuzzRoom(seed)
  for (let index = 0; index < inputs; index++) {
    // A fresh note now and then, so that it neither fills up nor slows down.
    if (index % 1_000 === 999 || room.bytes > 400_000) {
      room.check()
      for (const [outcome, count] of room.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count)
      room = new FuzzRoom(seed + index)
    }
    try {
      room.step()
      if (index % 20 === 0) room.writeHonestly()
      if (index % 100 === 0) room.check()
    } catch (cause) {
      throw new Error(`Seed ${seed}, input ${index}: ${cause instanceof Error ? cause.message : 'failed'}`, { cause })
    }
  }
  for (const [outcome, count] of room.outcomes) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + count)
  return outcomes
}
