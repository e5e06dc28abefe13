import * as Y from 'yjs'
import type { Carried } from '../api/carried.ts'
import type { PracticeSettings } from '../api/practice.ts'
import type { Template, TemplateSection } from '../templates/template.ts'
import { blockOffers } from './blocks/offers.ts'
import { carryOver } from './carryOver.ts'
import { childrenOf, type NoteNode, textOf } from './noteJson.ts'
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
export function createNoteDocument(template: Template, origin: NoteOrigin): Uint8Array {
  const document = new Y.Doc()
  document.clientID = origin.clientId
  const written = template.sections.map((section) => sectionNode(section, origin))
  const sections = (origin.carried ? carryOver(written, origin.carried, origin.newId) : written).map(elementOf)
  document.transact(() => document.getXmlFragment(FRAGMENT).insert(0, sections))
  const update = Y.encodeStateAsUpdate(document)
  document.destroy()
  return update
}

/** A section as its template describes it: a paragraph for the first words, then its blocks, then one to go on below. */
function sectionNode(section: TemplateSection, { newId, practice }: NoteOrigin): NoteNode {
  const blocks = section.blocks.flatMap(
    (key) => blockOffers.find((offer) => offer.key === key)?.make(newId, practice) ?? [],
  )
  const paragraph: NoteNode = { type: 'paragraph' }
  return {
    type: 'section',
    attrs: {
      id: newId(),
      key: section.key,
      title: section.title,
      guidance: section.guidance,
      required: section.required ? true : null,
      answeredBy: section.answeredBy ?? null,
    },
    content: section.prose === 'after' ? [...blocks, paragraph] : [paragraph, ...blocks],
  }
}

/** A node of a note as the shared document holds it; words come without formatting. It stands in no document yet. */
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
  let words = ''
  for (const child of childrenOf(node)) {
    if (child.type !== 'itemLink') words += textOf(child)
    else {
      pieces.push(new Y.XmlText(words), elementOf(child))
      words = ''
    }
  }
  return [...pieces, new Y.XmlText(words)]
}
