import { isDeepStrictEqual } from 'node:util'
import { HeldItems, type Note } from '../../shared/api/notes.ts'
import { childrenOf, type NoteNode } from '../../shared/note/noteJson.ts'
import { readNote } from '../../shared/note/read.ts'
import { isReadable } from '../../shared/note/readable.ts'
import { seeded } from '../support/seeded.ts'
import { until } from '../support/waiting.ts'
import { editSomehow } from './convergenceActs.ts'
import type { ConvergenceClinic } from './convergenceClinic.ts'
import { Page, type PageOf } from './convergencePage.ts'
import { Words } from './convergenceWords.ts'

/** What a run came to. `faults` is empty where every promise held. */
export interface Convergence {
  typed: number
  faults: string[]
}

const patience = 30_000

/** Two to six pages edit one note at random while lines break, pages crash and the server is killed; then all come to rest. */
export async function converge(clinic: ConvergenceClinic, seed: number, steps = 60): Promise<Convergence> {
  const run = new Run(clinic, seed, await clinic.newNote())
  try {
    await run.begin()
    for (let step = 0; step < steps; step++) await run.step()
    return { faults: await run.rest(), typed: run.words.count }
  } finally {
    run.close()
  }
}

class Run {
  readonly words = new Words()
  readonly #clinic: ConvergenceClinic
  readonly #note: Note
  readonly #random: () => number
  readonly #shared: Pick<PageOf, 'note' | 'words' | 'sendsUnsavedAgain'>
  readonly #pages: Page[] = []
  #reader: Page | undefined
  readonly #faults: string[] = []
  /** One kill, now and then two: each costs the time of a start. */
  #killsLeft: number

  constructor(clinic: ConvergenceClinic, seed: number, note: Note) {
    this.#clinic = clinic
    this.#note = note
    this.#random = seeded(seed)
    this.#shared = { note, words: this.words, sendsUnsavedAgain: seed % 2 === 0 }
    this.#killsLeft = this.#random() < 0.25 ? 2 : 1
  }

  async begin(): Promise<void> {
    const count = 2 + Math.floor(this.#random() * 5)
    // The fifth and sixth page are second tabs of the first two members.
    const members = Array.from({ length: count }, (_, index) => index % 4)
    this.#pages.push(...(await Promise.all(members.map((member) => this.#openPage(member)))))
    this.#reader = await Page.open({ ...this.#shared, member: -1, as: this.#clinic.reader }, this.#delay)
    await Promise.all(this.#all().map(({ client }) => client.synced()))
  }

  readonly #delay = () => this.#random() * 12

  async #openPage(member: number): Promise<Page> {
    const as = this.#clinic.writers[member]
    if (!as) throw new Error(`There is no writer ${member}.`)
    const page = await Page.open({ ...this.#shared, member, as }, this.#delay)
    // Nobody edits a note that has not been shown.
    await page.client.synced()
    return page
  }

  #all(): Page[] {
    return this.#reader ? [...this.#pages, this.#reader] : this.#pages
  }

  async step(): Promise<void> {
    const index = Math.floor(this.#random() * this.#pages.length)
    const page = this.#pages[index]
    if (!page) return
    const chance = this.#random()
    if (chance < 0.8) {
      const { doc, member } = page
      for (let edits = 1 + Math.floor(this.#random() * 3); edits > 0; edits--)
        editSomehow({ doc, member, random: this.#random, words: this.words })
    } else if (chance < 0.89) this.#toggleLine(page)
    else if (chance < 0.92) page.cut()
    else if (chance < 0.94) await this.#crashPage(index)
    else if (chance < 0.95 && this.#killsLeft > 0) await this.#killServer()
    else page.ask()
    for (const each of this.#pages) each.readAnswers()
    await new Promise((resolve) => setTimeout(resolve, this.#random() < 0.3 ? this.#random() * 25 : 0))
  }

  #toggleLine(page: Page): void {
    if (page.isOnline) page.goOffline()
    else page.comeBack()
  }

  async #crashPage(index: number): Promise<void> {
    const page = this.#pages[index]
    if (!page) return
    page.crash()
    this.#noteCloses(page)
    this.#pages[index] = await this.#openPage(page.member)
  }

  async #killServer(): Promise<void> {
    this.#killsLeft--
    // Half of the times every browser dies with it, so that only what is on disk is left.
    const allDie = this.#random() < 0.5
    const killed = this.#clinic.crash()
    if (allDie) for (const page of this.#pages) page.crash()
    await killed
    if (!allDie) for (const page of this.#pages) page.lineBroke()
    if (!allDie) return
    for (const page of this.#pages) this.#noteCloses(page)
    const reopened = await Promise.all(this.#pages.map(({ member }) => this.#openPage(member)))
    this.#pages.splice(0, this.#pages.length, ...reopened)
  }

  #noteCloses({ client, member }: Page): void {
    for (const code of client.closes) if (code >= 4000) this.#faults.push(`a page of ${member} was closed with ${code}`)
  }

  /** All lines up, everything saved; then every promise is looked at. */
  async rest(): Promise<string[]> {
    if (this.#killsLeft > 0) await this.#killServer()
    for (const page of this.#pages) if (!page.isOnline) page.comeBack()
    const saved = await Promise.allSettled(
      this.#pages.map((page) => until('a page has saved', () => this.#isSaved(page), patience)),
    )
    for (const [index, { status }] of saved.entries())
      if (status === 'rejected') this.#faults.push(`a page could not save: ${this.#pages[index]?.describe()}`)
    const texts = () => new Set(this.#all().map(({ client }) => client.xml()))
    await until('all pages show the same', () => texts().size === 1, patience).catch(() => undefined)
    for (const page of this.#all()) this.#noteCloses(page)
    const faults = [...this.#faults]
    if (texts().size !== 1) faults.push(`${texts().size} different texts`)
    const [first] = this.#pages
    if (first) faults.push(...(await this.#compareWithServer(first)))
    return faults
  }

  /** Asks again whenever an answer was lost with its line. */
  async #isSaved(page: Page): Promise<boolean> {
    if (!page.client.provider.synced) return false
    const before = page.client.saved.length
    page.ask()
    await until('the server answers', () => page.client.saved.length > before, 2_000).catch(() => undefined)
    page.readAnswers()
    return page.client.saved.length > before
  }

  async #compareWithServer({ doc, client }: Page): Promise<string[]> {
    const faults: string[] = []
    const members = this.#clinic.writers
    const isExported = async () => isDeepStrictEqual(plainText(await this.#export()), plainText(readNote(doc)))
    // A page that hears of two formattings at once tidies up by itself, and that has to arrive too.
    await until('the export says the same', isExported, 3_000).catch(() => faults.push('the export differs'))
    if (!isReadable(doc)) faults.push('the text does not fit the schema')
    const held = await Promise.all(
      members.map(async (member) => {
        const answer = await member.call('GET', `/api/notes/${this.#note.id}/held`)
        return HeldItems.parse(await answer.json()).items.map(({ text }) => text)
      }),
    )
    const missing = this.words.missing(
      client.xml(),
      held.map((texts) => texts.join('\n')),
    )
    return [...faults, ...missing]
  }

  async #export(): Promise<NoteNode> {
    const [member = this.#clinic.reader] = this.#clinic.writers
    const answer = await member.call('GET', `/api/notes/${this.#note.id}/export?format=json`)
    return (await answer.json()) as NoteNode
  }

  close(): void {
    for (const page of this.#all()) page.close()
  }
}

/** Pieces of text with the same marks side by side are one: how often Yjs cuts them differs from replica to replica. */
function plainText(node: NoteNode): NoteNode {
  const content: NoteNode[] = []
  for (const child of childrenOf(node)) {
    const last = content.at(-1)
    if (last?.type === 'text' && child.type === 'text' && isDeepStrictEqual(last.marks, child.marks))
      last.text = `${last.text}${child.text}`
    else content.push(plainText(child))
  }
  return content.length > 0 ? { ...node, content } : { ...node }
}
