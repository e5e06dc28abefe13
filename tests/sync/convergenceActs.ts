import * as Y from 'yjs'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { typedIn, type Words } from './convergenceWords.ts'

/** Somebody who edits a document: with which hand of cards, and as whom. */
export interface Writer {
  doc: Y.Doc
  member: number
  random: () => number
  words: Words
}

/** A node of the note; its attributes are numbers and words, which the type of Yjs does not say. */
type Node = Y.XmlElement<Record<string, string | number>>

const lineKinds = ['paragraph', 'heading', 'moment', 'doseRow']
const wordCells: Record<string, readonly string[]> = {
  dose: ['lot', 'witness', 'orderedBy'],
  doseRow: ['site', 'givenBy'],
  moment: ['by', 'observerName'],
}
const numberCells: Record<string, readonly string[]> = {
  dose: ['weight', 'wasted'],
  doseRow: ['given', 'ordered'],
  scale: ['q1', 'q2', 'q3', 'q9'],
}

function nodes(doc: Y.Doc, kinds: readonly string[]): Node[] {
  const walker = doc.getXmlFragment(FRAGMENT).createTreeWalker(() => true)
  const found: Node[] = []
  for (const type of walker as Iterable<unknown>)
    if (type instanceof Y.XmlElement && kinds.includes(type.nodeName)) found.push(type)
  return found
}

const pick = <Item>(random: () => number, items: readonly Item[]): Item | undefined =>
  items[Math.floor(random() * items.length)]

const whole = (random: () => number, upTo: number): number => Math.floor(random() * (upTo + 1))

function textOf(line: Node): Y.XmlText | undefined {
  return line.toArray().find((child) => child instanceof Y.XmlText)
}

function typeSomewhere({ doc, member, random, words }: Writer): void {
  const line = pick(random, nodes(doc, lineKinds))
  if (!line) return
  const typed = words.type(member, 1 + whole(random, 7))
  doc.transact(() => {
    let text = textOf(line)
    if (!text) {
      text = new Y.XmlText()
      line.insert(0, [text])
    }
    const at = whole(random, text.length)
    if (random() < 0.15) text.insert(at, typed, { bold: {} })
    else text.insert(at, typed)
  })
}

function deleteSomewhere({ doc, random, words }: Writer): void {
  const texts = nodes(doc, lineKinds).flatMap((line) => textOf(line) ?? [])
  const text = pick(
    random,
    texts.filter(({ length }) => length > 0),
  )
  if (!text) return
  const at = whole(random, text.length - 1)
  const length = Math.min(1 + whole(random, 5), text.length - at)
  words.deletedOnPurpose(plain(text).slice(at, at + length))
  text.delete(at, length)
}

/** The words of a text without its formatting. All characters of a run are one UTF-16 unit each, as Yjs counts. */
function plain(text: Y.XmlText): string {
  const pieces: { insert?: unknown }[] = text.toDelta()
  return pieces.map(({ insert }) => String(insert)).join('')
}

function setCell({ doc, member, random, words }: Writer): void {
  const isWord = random() < 0.6
  const cells = isWord ? wordCells : numberCells
  const node = pick(random, nodes(doc, Object.keys(cells)))
  const name = node && pick(random, cells[node.nodeName] ?? [])
  if (!node || !name) return
  const before = node.getAttribute(name)
  if (typeof before === 'string') words.deletedOnPurpose(before)
  // An emptied cell is an attribute that is null, as the editor's binding leaves it, or none.
  if (random() < 0.2) node.removeAttribute(name)
  else node.setAttribute(name, isWord ? words.type(member, 2) : whole(random, 3))
}

let lastRow = 0

function addRow({ doc, member, random, words }: Writer): void {
  const block = pick(random, nodes(doc, ['timeline', 'dose']))
  if (!block) return
  const row: Node = new Y.XmlElement(block.nodeName === 'dose' ? 'doseRow' : 'moment')
  lastRow += 1
  row.setAttribute('id', `row-${lastRow}`)
  row.insert(0, [new Y.XmlText(words.type(member, 3))])
  block.insert(whole(random, block.length), [asChild(row)])
}

function deleteRow({ doc, random, words }: Writer): void {
  const rows = nodes(doc, ['moment', 'doseRow'])
  const row = pick(random, rows)
  if (!row || rows.length < 3) return
  words.deletedOnPurpose(row.toString())
  removeFrom(row, 1)
}

const asChild = (node: Node): Y.XmlElement => node as unknown as Y.XmlElement

function placeOf(node: Node): { parent: Y.XmlFragment; index: number } | undefined {
  const { parent } = node
  if (!(parent instanceof Y.XmlFragment)) return undefined
  return { parent, index: parent.toArray().indexOf(asChild(node)) }
}

function removeFrom(node: Node, count: number): void {
  const place = placeOf(node)
  if (place) place.parent.delete(place.index, count)
}

/** A copy of what is seen of a node's content, which is how the editor's binding moves words from one node to another. */
const copies = (node: Node): Y.XmlElement[] => node.toArray().map((child) => child.clone() as Y.XmlElement)

function element(name: string, children: Y.XmlElement[], attributes: Record<string, string | number> = {}): Node {
  const made: Node = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.insert(0, children)
  return made
}

/** Replaces a node by what is made of what is seen in it. */
function rebuild({ doc, member, words }: Writer, node: Node, make: () => Node[]): void {
  const place = placeOf(node)
  if (!place) return
  words.carry(member, node.toString())
  doc.transact(() => {
    const made = make()
    place.parent.delete(place.index, 1)
    place.parent.insert(place.index, made.map(asChild))
  })
}

const prose = ['paragraph', 'heading']

function turnHeading(writer: Writer): void {
  const line = pick(writer.random, nodes(writer.doc, prose))
  if (!line) return
  rebuild(writer, line, () =>
    line.nodeName === 'heading'
      ? [element('paragraph', copies(line))]
      : [element('heading', copies(line), { level: 2 })],
  )
}

function wrap(writer: Writer): void {
  const line = pick(writer.random, nodes(writer.doc, prose))
  if (!line || depthOf(line) > 8) return
  rebuild(writer, line, () => {
    const inner = asChild(element(line.nodeName, copies(line), line.nodeName === 'heading' ? { level: 2 } : {}))
    return writer.random() < 0.5
      ? [element('blockquote', [inner])]
      : [element('bulletList', [asChild(element('listItem', [inner]))])]
  })
}

function lift(writer: Writer): void {
  const container = pick(writer.random, nodes(writer.doc, ['blockquote', 'bulletList']))
  if (!container) return
  rebuild(writer, container, () =>
    container
      .toArray()
      .flatMap((child) => (child instanceof Y.XmlElement && child.nodeName === 'listItem' ? child.toArray() : [child]))
      .map((child) => child.clone() as unknown as Node),
  )
}

function depthOf(node: Node): number {
  let depth = 0
  for (let at: unknown = node.parent; at instanceof Y.XmlElement; at = at.parent) depth++
  return depth
}

/** Enter in the middle of a line: its tail is deleted and stands in a new one. */
function split({ doc, member, random, words }: Writer): void {
  const line = pick(random, nodes(doc, prose))
  const text = line && textOf(line)
  const place = line && placeOf(line)
  if (!text || !place || text.length < 2) return
  const at = 1 + whole(random, text.length - 2)
  const tail = plain(text).slice(at)
  words.carry(member, tail)
  doc.transact(() => {
    text.delete(at, tail.length)
    place.parent.insert(place.index + 1, [asChild(element('paragraph', [new Y.XmlText(tail) as never]))])
  })
}

/** Backspace at the beginning of a line: what is seen of it goes to the end of the one before, and it is deleted. */
function join({ doc, member, random, words }: Writer): void {
  const line = pick(random, nodes(doc, prose))
  const place = line && placeOf(line)
  const before = place?.parent.toArray()[place.index - 1]
  if (!line || !place || !(before instanceof Y.XmlElement) || !prose.includes(before.nodeName)) return
  const seen = textOf(line)
  const tail = seen ? plain(seen) : ''
  words.carry(member, tail)
  doc.transact(() => {
    place.parent.delete(place.index, 1)
    const text = textOf(before) ?? new Y.XmlText()
    if (text.parent === null) before.insert(0, [text])
    text.insert(text.length, tail)
  })
}

const acts: readonly (readonly [share: number, act: (writer: Writer) => void])[] = [
  [40, typeSomewhere],
  [12, deleteSomewhere],
  [14, setCell],
  [5, addRow],
  [2, deleteRow],
  [8, turnHeading],
  [5, wrap],
  [4, lift],
  [6, split],
  [4, join],
]
const shares = acts.reduce((sum, [share]) => sum + share, 0)

/** One edit, such as people make: mostly typing, now and then a change of structure. */
export function editSomehow(writer: Writer): void {
  let left = writer.random() * shares
  const drawn = acts.find(([share]) => {
    left -= share
    return left <= 0
  })
  drawn?.[1](writer)
}

/** Typed characters that stand in a document, in words and cells. */
export const visibleIn = (doc: Y.Doc): string[] => typedIn(doc.getXmlFragment(FRAGMENT).toString())
