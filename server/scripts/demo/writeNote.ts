import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { createNoteDocument } from '../../../shared/note/create.ts'
import { FRAGMENT } from '../../../shared/note/schema.ts'
import type { Template } from '../../../shared/templates/index.ts'
import type { DemoPerson } from './people.ts'

type Value = string | number | boolean

/** A row of a block: its cells, and its words. */
export interface DemoRow {
  cells: Record<string, Value>
  words?: string
}

/** What somebody wrote in a section: paragraphs, and what was filled into its block. */
export interface DemoSection {
  by: DemoPerson
  paragraphs?: string[]
  cells?: Record<string, Value>
  rows?: DemoRow[]
}

export interface WrittenNote {
  bytes: Uint8Array
  systemClientId: number
  /** Under which client id each person wrote. */
  authors: Map<DemoPerson, number>
}

/** Writes a note as its authors would have: the template's content by the server, the rest by each under an id of their own. */
export function writeNote(
  template: Template,
  sections: Record<string, DemoSection>,
  clientIds: () => number,
): WrittenNote {
  const systemClientId = clientIds()
  let bytes = createNoteDocument(template, { newId: randomUUID, clientId: systemClientId })
  const authors = new Map<DemoPerson, number>()
  for (const [key, section] of Object.entries(sections)) {
    const clientId = authors.get(section.by) ?? clientIds()
    authors.set(section.by, clientId)
    bytes = withSection(bytes, clientId, key, section)
  }
  return { bytes, systemClientId, authors }
}

function withSection(bytes: Uint8Array, clientId: number, key: string, written: DemoSection): Uint8Array {
  const document = new Y.Doc()
  Y.applyUpdate(document, bytes)
  document.clientID = clientId
  document.transact(() => fill(sectionOf(document, key), written))
  const filled = Y.encodeStateAsUpdate(document)
  document.destroy()
  return filled
}

function sectionOf(document: Y.Doc, key: string): Y.XmlElement {
  const section = elementsOf(document.getXmlFragment(FRAGMENT)).find((element) => element.getAttribute('key') === key)
  if (!section) throw new Error(`The template has no section ${key}.`)
  return section
}

const elementsOf = (parent: Y.XmlFragment): Y.XmlElement[] =>
  parent.toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)

function fill(section: Y.XmlElement, { paragraphs = [], cells, rows }: DemoSection): void {
  const children = elementsOf(section)
  const block = children.find((child) => child.nodeName !== 'paragraph')
  const line = children.find((child) => child.nodeName === 'paragraph')
  const [first, ...others] = paragraphs
  if (line && first !== undefined) write(line, first)
  if (line && others.length > 0)
    section.insert(
      section.toArray().indexOf(line) + 1,
      others.map((text) => element('paragraph', {}, text)),
    )
  if (!block) return
  for (const [name, value] of Object.entries(cells ?? {})) set(block, name, value)
  if (!rows) return
  const empty = elementsOf(block).length
  if (empty > 0) block.delete(0, block.length)
  const rowName = block.nodeName === 'timeline' ? 'moment' : 'doseRow'
  block.insert(
    0,
    rows.map((row) => element(rowName, { id: randomUUID(), ...row.cells }, row.words ?? '')),
  )
}

function write(line: Y.XmlElement, text: string): void {
  const existing = line.toArray().find((child) => child instanceof Y.XmlText)
  if (existing instanceof Y.XmlText) existing.insert(existing.length, text)
  else line.insert(0, [new Y.XmlText(text)])
}

function element(name: string, cells: Record<string, Value>, words: string): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(cells)) set(made, key, value)
  made.insert(0, [new Y.XmlText(words)])
  return made
}

/** Yjs types every attribute as a string and stores numbers as numbers. */
function set(element: Y.XmlElement, name: string, value: Value): void {
  const typed: Y.XmlElement<Record<string, Value>> = element
  typed.setAttribute(name, value)
}
