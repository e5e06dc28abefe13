import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import { createNoteDocument, elementOf } from '../../../shared/note/create.ts'
import { FRAGMENT } from '../../../shared/note/schema.ts'
import { defaultSettings } from '../../../shared/practice/defaults.ts'
import type { Template } from '../../../shared/templates/template.ts'
import { sentences } from './words.ts'

const insightsOfNote = 3

/** A note's document: its template, so many words over its sections, and a few insights at its end. */
export function writtenDocument(template: Template, words: number, random: () => number): Uint8Array {
  const document = new Y.Doc()
  document.clientID = 1
  Y.applyUpdate(
    document,
    createNoteDocument(template, { newId: randomUUID, clientId: 2 ** 31, practice: defaultSettings }),
  )
  const sections = document
    .getXmlFragment(FRAGMENT)
    .toArray()
    .filter((node) => node instanceof Y.XmlElement)
  const share = Math.ceil(words / sections.length)
  for (const section of sections)
    section.insert(section.length, [
      elementOf({ type: 'paragraph', content: [{ type: 'text', text: sentences(share, random) }] }),
    ])
  const last = sections.at(-1)
  for (let made = 0; last && made < insightsOfNote; made++) {
    const line = {
      type: 'insightText',
      attrs: { id: randomUUID() },
      content: [{ type: 'text', text: sentences(15, random) }],
    }
    last.insert(last.length, [elementOf({ type: 'insight', attrs: { id: randomUUID() }, content: [line] })])
  }
  const bytes = Y.encodeStateAsUpdate(document)
  document.destroy()
  return bytes
}
