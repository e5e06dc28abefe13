import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { AttributeValue } from '../../../shared/note/attributes.ts'
import { blockOffers } from '../../../shared/note/blocks/offers.ts'
import { createNoteWith } from '../../../shared/note/create.ts'
import { MAX_LABEL_LENGTH } from '../../../shared/note/nodes/itemLink.ts'
import { FRAGMENT } from '../../../shared/note/schema.ts'
import { attributeAllowed, mayContain } from '../../../shared/note/structure.ts'
import { defaultSettings } from '../../../shared/practice/defaults.ts'
import type { WrittenSection } from '../../../shared/templates/content.ts'
import type { Template } from '../../../shared/templates/index.ts'
import { writtenSections } from '../../../shared/templates/written.ts'
import { dateOf } from './days.ts'
import type { DemoBlock, DemoCells, DemoNote, DemoPart, DemoValue, DemoWriting } from './demoCase.ts'
import { type DemoItem, type DemoItems, itemNamed } from './items.ts'
import type { DemoPerson } from './people.ts'

interface WrittenNote {
  bytes: Uint8Array
  systemClientId: number
  /** Under which client id each person wrote. */
  authors: Map<DemoPerson, number>
}

interface Origin {
  clientIds: () => number
  seededAt: number
  /** The items of the case that have a name. */
  items: DemoItems
  /** The sections that a note of a practice's own template begins with, in place of the template's. */
  begun?: readonly WrittenSection[] | undefined
}

/**
 * Writes a note as its authors would have: the template's content by the server, the rest by each under an id of their
 * own. Throws for a section, block, part or cell that the template or the schema does not have.
 */
export function writeNote(
  template: Template,
  sections: DemoNote['sections'],
  { clientIds, seededAt, items, begun }: Origin,
): WrittenNote {
  const systemClientId = clientIds()
  const document = new Y.Doc()
  const start = begun ?? writtenSections(template, randomUUID, defaultSettings)
  Y.applyUpdate(document, createNoteWith(start, { newId: randomUUID, clientId: systemClientId }))
  const authors = new Map<DemoPerson, number>()
  for (const [key, given] of Object.entries(sections)) {
    const section = elementsOf(document.getXmlFragment(FRAGMENT)).find((each) => each.getAttribute('key') === key)
    if (!section) throw new Error(`${template.name} has no section ${key}.`)
    const claimed = new Set<Y.XmlElement>()
    for (const writing of Array.isArray(given) ? given : [given]) {
      const clientId = authors.get(writing.by) ?? clientIds()
      authors.set(writing.by, clientId)
      document.clientID = clientId
      document.transact(() => fillSection(section, writing, { by: writing.by, claimed, seededAt, items }))
    }
  }
  const bytes = Y.encodeStateAsUpdate(document)
  document.destroy()
  return { bytes, systemClientId, authors }
}

const elementsOf = (parent: Y.XmlFragment): Y.XmlElement[] =>
  parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)

/**
 * What somebody has filled already is `claimed`: goals, insights and actions, one thing each, and the parts of any block.
 * What is written next fills the first of its kind that is free.
 */
function fillSection(section: Y.XmlElement, { written }: DemoWriting, filling: Filling): void {
  for (const piece of written) {
    if (typeof piece === 'string') writeParagraph(section, piece)
    else fillBlock(blockFor(section, piece, filling.claimed), piece, filling)
  }
}

const oneThing: ReadonlySet<DemoBlock['key']> = new Set<DemoBlock['key']>(['goal', 'insight', 'action'])

interface Filling {
  by: DemoPerson
  claimed: Set<Y.XmlElement>
  seededAt: number
  items: DemoItems
}

function writeParagraph(section: Y.XmlElement, words: string): void {
  const last = elementsOf(section).findLast((child) => child.nodeName === 'paragraph')
  if (last && textOf(last).length === 0) {
    write(last, words)
    return
  }
  const line = new Y.XmlElement('paragraph')
  line.insert(0, [new Y.XmlText(words)])
  section.insert(last ? section.toArray().indexOf(last) + 1 : section.length, [line])
}

function blockFor(section: Y.XmlElement, { key }: DemoBlock, claimed: Set<Y.XmlElement>): Y.XmlElement {
  const model = blockOffers.find((offer) => offer.key === key)?.make(randomUUID, defaultSettings)
  if (!model) throw new Error(`There is no block ${key}.`)
  const asked = ['instrument', 'list', 'matter'].filter((name) => model.attrs?.[name] !== undefined)
  const ofThisKind = elementsOf(section).filter(
    (child) =>
      child.nodeName === model.type && asked.every((name) => child.getAttribute(name) === String(model.attrs?.[name])),
  )
  const block =
    ofThisKind.find((child) => !claimed.has(child)) ?? another(section, model.type, model.attrs ?? {}, asked)
  if (oneThing.has(key)) claimed.add(block)
  return block
}

/** One more block of a kind, after the last that stands there, or after everything. */
function another(
  section: Y.XmlElement,
  name: string,
  attrs: Readonly<Record<string, unknown>>,
  asked: readonly string[],
): Y.XmlElement {
  const block = new Y.XmlElement(name)
  block.setAttribute('id', randomUUID())
  for (const each of asked) block.setAttribute(each, String(attrs[each]))
  const last = elementsOf(section).findLast((child) => child.nodeName === name)
  section.insert(last ? section.toArray().indexOf(last) + 1 : section.length, [block])
  return block
}

function fillBlock(block: Y.XmlElement, { cells, parts = [], ref, links }: DemoBlock, filling: Filling): void {
  setCells(block, cells, filling.seededAt)
  nameItem(block, ref, filling.items)
  // What an item links to stands in its sentence.
  const [sentence, ...rest] = parts
  fillParts(block, sentence === undefined || !links ? parts : [{ ...sentence, links }, ...rest], filling)
}

function fillParts(parent: Y.XmlElement, parts: readonly DemoPart[], filling: Filling): void {
  const { by, claimed, seededAt, items } = filling
  for (const part of parts) {
    const target = partFor(parent, part, claimed)
    claimed.add(target)
    setCells(target, part.cells, seededAt)
    if (part.name === 'moment') setCells(target, { observerName: by.name }, seededAt)
    nameItem(target, part.ref, items)
    if (part.about !== undefined) {
      const { id, label } = itemNamed(items, part.about)
      setCells(target, { of: id, label: label.slice(0, MAX_LABEL_LENGTH) }, seededAt)
    }
    if (part.words) write(target, part.words)
    for (const link of part.links ?? []) writeLink(target, itemNamed(items, link))
    fillParts(target, part.parts ?? [], filling)
  }
}

function partFor(parent: Y.XmlElement, { name, known, cells }: DemoPart, claimed: Set<Y.XmlElement>): Y.XmlElement {
  if (!mayContain(parent.nodeName, name)) throw new Error(`${parent.nodeName} holds no ${name}.`)
  const there = elementsOf(parent).find(
    (child) =>
      child.nodeName === name && !claimed.has(child) && (!known || child.getAttribute(known) === cells?.[known]),
  )
  if (there) return there
  if (known === 'key') throw new Error(`${parent.nodeName} has no item ${String(cells?.key)}.`)
  const made = new Y.XmlElement(name)
  made.setAttribute('id', randomUUID())
  if (mayContain(name, 'text')) made.insert(0, [new Y.XmlText()])
  parent.insert(parent.length, [made])
  return made
}

function textOf(line: Y.XmlElement): Y.XmlText {
  const existing = line.toArray().find((child) => child instanceof Y.XmlText)
  if (existing instanceof Y.XmlText) return existing
  const made = new Y.XmlText()
  line.insert(0, [made])
  return made
}

function write(line: Y.XmlElement, words: string): void {
  const text = textOf(line)
  text.insert(text.length, words)
}

/** By the id that others of the case lead to. */
function nameItem(element: Y.XmlElement, ref: string | undefined, items: DemoItems): void {
  if (ref !== undefined) element.setAttribute('id', itemNamed(items, ref).id)
}

/** A space, and the link behind it. */
function writeLink(line: Y.XmlElement, { id, kind, label }: DemoItem): void {
  const link = new Y.XmlElement('itemLink')
  for (const [name, value] of Object.entries({ to: id, kind, label: label.slice(0, MAX_LABEL_LENGTH) }))
    link.setAttribute(name, value)
  line.insert(line.length, [new Y.XmlText(' '), link])
}

function setCells(element: Y.XmlElement, cells: DemoCells = {}, seededAt: number): void {
  // Yjs types every attribute as a string and stores numbers as numbers.
  const typed: Y.XmlElement<Record<string, AttributeValue>> = element
  for (const [name, given] of Object.entries(cells)) {
    const value = cellOf(given, seededAt)
    if (!attributeAllowed(element.nodeName, name, value))
      throw new Error(`${element.nodeName} cannot have ${String(value)} as ${name}.`)
    if (typed.getAttribute(name) !== value) typed.setAttribute(name, value)
  }
}

const cellOf = (value: DemoValue, seededAt: number): AttributeValue =>
  typeof value === 'object' ? dateOf(value, seededAt) : value
