import * as Y from 'yjs'
import type { Unsaved } from '../../client/sync/unsaved.ts'
import type { Note } from '../../shared/api/notes.ts'
import { encodeSaved } from '../../shared/sync/frames.ts'
import type { TestMember } from '../support/actors.ts'
import { type DelayedLink, openLink } from '../support/delayedLink.ts'
import { openClient, type TestClient } from '../support/sockets.ts'
import { visibleIn } from './convergenceActs.ts'
import { typedIn, type Words } from './convergenceWords.ts'
import { sendsAgain, unsavedOf } from './sendsAgain.ts'

/** Far above the numbers that a client's own `allSaved` uses. */
const firstQuestion = 1_000_000

export interface PageOf {
  member: number
  as: TestMember
  note: Note
  words: Words
  /** As the product's own client does. A stock provider leaves it to its answer to the server's question. */
  sendsUnsavedAgain: boolean
}

/** One page of a member: a stock provider over a line of its own, and what can be known of its words. */
export class Page {
  readonly member: number
  readonly client: TestClient
  readonly #link: DelayedLink & { close(): void }
  readonly #words: Words
  readonly #asked = new Map<number, { words: string[]; reach: number }>()
  readonly #sendsUnsavedAgain: boolean
  readonly #unsavedUpdates: Unsaved
  /** What this page has shown: client id → ranges of clocks. */
  readonly #shown = new Map<number, [from: number, to: number][]>()
  #answersRead = 0
  #nextQuestion = firstQuestion
  /** Own words that no frame 4 covered yet. */
  #unsaved = new Set<string>()
  /** Those of them that died here of what a colleague did: this page could not send them a second time. */
  #diedHere = new Set<string>()
  isOnline = true

  private constructor(of: PageOf, client: TestClient, link: DelayedLink & { close(): void }) {
    this.member = of.member
    this.client = client
    this.#link = link
    this.#words = of.words
    this.#sendsUnsavedAgain = of.sendsUnsavedAgain
    this.#unsavedUpdates = of.sendsUnsavedAgain ? sendsAgain(client) : unsavedOf(client)
    client.doc.on('afterTransaction', (transaction: Y.Transaction) => this.#look(transaction))
    client.provider.on('connection-close', () => {
      // A page that goes offline by itself still hands in what it has sent.
      if (this.isOnline) this.lineBroke()
    })
  }

  static async open(of: PageOf, delay: () => number): Promise<Page> {
    const link = await openLink(of.as.origin, delay)
    const client = openClient({ origin: of.as.origin, cookie: of.as.cookie, through: link.url }, of.note)
    return new Page(of, client, link)
  }

  get doc(): Y.Doc {
    return this.client.doc
  }

  /** Called after every transaction, while what died in it can still be read. */
  #look(transaction: Y.Transaction): void {
    const added = itemsAdded(transaction)
    for (const { id, length, deleted } of added) if (!deleted) this.#noteShown(id, length)
    if (transaction.local) {
      for (const item of added) this.#notePlaces(item)
      for (const character of added.flatMap(wordsOf))
        if (this.#words.typedByMember(character) === this.member) this.#unsaved.add(character)
      return
    }
    this.#words.mustStay(added.filter((item) => !item.deleted && item.id.client !== this.doc.clientID).flatMap(wordsOf))
    for (const character of itemsDeleted(transaction, this.doc.clientID).flatMap(wordsOf))
      if (this.#unsaved.has(character)) this.#diedHere.add(character)
  }

  #noteShown({ client, clock }: Y.ID, length: number): void {
    const ranges = this.#shown.get(client) ?? []
    ranges.push([clock, clock + length])
    this.#shown.set(client, ranges)
  }

  #notePlaces({ content, id }: Y.Item): void {
    if (!(content instanceof Y.ContentString)) return
    for (let index = 0; index < content.str.length; index++)
      this.#words.placed(content.str.charAt(index), id.client, id.clock + index)
  }

  /** Words that came to a node which this page had taken away already: they are dead here, and nobody meant them. */
  #noteUnseenDead(): void {
    for (const structs of this.doc.store.clients.values()) {
      for (const { id, length, deleted } of structs) {
        if (!deleted) continue
        const shown = this.#shown.get(id.client) ?? []
        for (let clock = id.clock; clock < id.clock + length; clock++)
          if (!shown.some(([from, to]) => clock >= from && clock < to)) this.#words.taken(id.client, clock)
      }
    }
  }

  /** Asks with frame 4 whether everything so far is on disk. */
  ask(): void {
    const { ws } = this.client.provider
    if (!ws || ws.readyState !== ws.OPEN || !this.client.provider.synced) return
    this.#asked.set(this.#nextQuestion, { words: [...this.#unsaved], reach: this.#unsavedUpdates.reach })
    ws.send(new Uint8Array(encodeSaved(this.#nextQuestion++)))
  }

  readAnswers(): void {
    const answers = this.client.saved.slice(this.#answersRead)
    this.#answersRead = this.client.saved.length
    for (const number of answers) {
      const covered = this.#asked.get(number)
      if (!covered) continue
      this.#unsavedUpdates.saved(covered.reach)
      this.#words.mustStay(covered.words)
      for (const character of covered.words) {
        this.#unsaved.delete(character)
        this.#diedHere.delete(character)
      }
    }
  }

  /** How this page stands with the server, for whoever looks into a fault. */
  describe(): string {
    const { provider, closes, saved, held } = this.client
    const { synced, wsconnected, wsconnecting, shouldConnect, ws } = provider
    const line = { synced, wsconnected, wsconnecting, shouldConnect, readyState: ws?.readyState }
    return `${this.doc.clientID} of ${this.member} ${JSON.stringify({ ...line, closes, answers: saved.slice(-3), held })}`
  }

  goOffline(): void {
    this.isOnline = false
    this.client.provider.disconnect()
  }

  comeBack(): void {
    this.isOnline = true
    this.client.provider.connect()
  }

  /** The line breaks without a word, or the server dies: what was on its way is gone. */
  lineBroke(): void {
    this.readAnswers()
    this.#asked.clear()
    if (this.#sendsUnsavedAgain) return
    if (this.#unsavedUpdates.messages().length > 0) this.#noteUnseenDead()
    this.#words.mayGo(this.#diedHere)
    for (const character of this.#diedHere) this.#unsaved.delete(character)
    this.#diedHere.clear()
  }

  cut(): void {
    this.#link.cut()
  }

  /** The browser crashes: what is not durable by now may be gone. */
  crash(): void {
    this.readAnswers()
    this.#words.mayGo(this.#unsaved)
    this.#words.mayGo(visibleIn(this.doc).filter((character) => this.#words.typedByMember(character) === this.member))
    this.close()
  }

  close(): void {
    this.client.close()
    this.#link.close()
  }
}

function wordsOf(item: Y.Item): string[] {
  if (item.content instanceof Y.ContentString) return typedIn(item.content.str)
  return item.content instanceof Y.ContentAny && item.parentSub !== null ? typedIn(String(item.content.arr[0])) : []
}

function itemsAdded(transaction: Y.Transaction): Y.Item[] {
  return [...transaction.afterState].flatMap(([client, end]) =>
    itemsIn(transaction.doc, client, transaction.beforeState.get(client) ?? 0, end),
  )
}

function itemsDeleted(transaction: Y.Transaction, client: number): Y.Item[] {
  const ranges = transaction.deleteSet.clients.get(client) ?? []
  return ranges.flatMap(({ clock, len }) => itemsIn(transaction.doc, client, clock, clock + len))
}

function itemsIn(doc: Y.Doc, client: number, from: number, to: number): Y.Item[] {
  const structs = doc.store.clients.get(client) ?? []
  const items: Y.Item[] = []
  for (let index = from < to ? Y.findIndexSS(structs, from) : structs.length; index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= to) break
    if (struct instanceof Y.Item) items.push(struct)
  }
  return items
}
