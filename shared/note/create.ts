import * as Y from 'yjs'
import type { Carried } from '../api/carried.ts'
import type { PracticeSettings } from '../api/practice.ts'
import type { WrittenSection } from '../templates/content.ts'
import type { Template } from '../templates/template.ts'
import { writtenSections } from '../templates/written.ts'
import { carryOver } from './carryOver.ts'
import { childrenOf, type NoteNode } from './noteJson.ts'
import { FRAGMENT } from './schema.ts'
import { mayContain } from './structure.ts'

interface NoteOrigin {
  /** Gives an id that nobody has, for sections, blocks and rows. */
  readonly newId: () => string
  /** The Yjs client id under which the template's content stands. It belongs to no member. */
  readonly clientId: number
  /** What the practice's blocks begin with. The note keeps it, whatever the practice decides later. */
  readonly practice: PracticeSettings
  /** What earlier notes of the case leave open for this one; nothing where it is left out. */
  readonly carried?: Carried | undefined
}

/**
 * The first state of a note as one Yjs update (version 1). The server writes it once: two clients that each filled an
 * empty note would leave it with every section twice. The same template, ids and client id give the same bytes.
 */
export function createNoteDocument(template: Pick<Template, 'sections'>, origin: NoteOrigin): Uint8Array {
  return createNoteWith(writtenSections(template, origin.newId, origin.practice), origin)
}

/** The same with sections that are written already, of a practice's own template. */
export function createNoteWith(
  sections: readonly WrittenSection[],
  { newId, clientId, carried }: Omit<NoteOrigin, 'practice'>,
): Uint8Array {
  const written = sections.map((section) => noteSection(section, newId))
  return createDocument(carried ? carryOver(written, carried, newId) : written, clientId)
}

/** The first state of a document with these sections, under this client id. */
export function createDocument(sections: readonly NoteNode[], clientId: number): Uint8Array {
  const document = new Y.Doc()
  document.clientID = clientId
  document.transact(() => document.getXmlFragment(FRAGMENT).insert(0, sections.map(elementOf)))
  const update = Y.encodeStateAsUpdate(document)
  document.destroy()
  return update
}

/** A section as a note holds it: what the template says of it are its values, which nobody changes. */
export function noteSection(section: WrittenSection, newId: () => string): NoteNode {
  const { key, title, guidance, required, answeredBy, source, content } = section
  return {
    type: 'section',
    attrs: { id: newId(), key, title, guidance, required: required ? true : null, answeredBy, source },
    content: [...content],
  }
}

/** A node of a note as the shared document holds it. It stands in no document yet. */
export function elementOf(node: NoteNode): Y.XmlElement {
  const element = new Y.XmlElement<Record<string, string | number | boolean>>(node.type)
  for (const [key, value] of Object.entries(node.attrs ?? {})) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      element.setAttribute(key, value)
  }
  element.insert(0, mayContain(node.type, 'text') ? lineOf(node) : childrenOf(node).map(elementOf))
  // Yjs stores any value that JSON has; its types for children know strings only.
  return element as unknown as Y.XmlElement
}

/**
 * What stands in a line. A text in every one, an empty one too: two people who begin in the same line at once then write
 * into one text, not into two of which one would have to be moved.
 */
function lineOf(node: NoteNode): (Y.XmlText | Y.XmlElement)[] {
  const pieces: (Y.XmlText | Y.XmlElement)[] = []
  let words: NoteNode[] = []
  for (const child of childrenOf(node)) {
    if (child.type === 'text') words.push(child)
    else {
      pieces.push(wordsOf(words), elementOf(child))
      words = []
    }
  }
  return [...pieces, wordsOf(words)]
}

function wordsOf(nodes: readonly NoteNode[]): Y.XmlText {
  if (nodes.every(({ marks }) => marks === undefined))
    return new Y.XmlText(nodes.map(({ text }) => text ?? '').join(''))
  const words = new Y.XmlText()
  words.applyDelta(
    nodes.map(({ text, marks = [] }) => ({
      insert: text ?? '',
      attributes: Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}])),
    })),
  )
  return words
}
