import type { Editor } from '@tiptap/core'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { templateExtensions } from '../../client/templates/editor/templateMode.ts'
import { elementOf } from '../../shared/note/create.ts'
import { childrenOf, textOf } from '../../shared/note/noteJson.ts'
import { readNote } from '../../shared/note/read.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { documentWith, sectionsOf, type WrittenSection } from '../../shared/templates/content.ts'
import { countWrites, link, openEditor, replica } from './editors.ts'

/** A section of a template with the parts that a test cares about. */
export const writtenSection = (title: string, more: Partial<WrittenSection> = {}): WrittenSection => ({
  key: title.toLowerCase().replaceAll(/[^a-z]+/g, '-') || 'untitled',
  title,
  guidance: null,
  required: false,
  answeredBy: null,
  source: null,
  content: [{ type: 'paragraph' }],
  ...more,
})

/** A template's document with these sections, as its first state. Their ids are `s1`, `s2` and so on. */
export function templateDocument(...sections: readonly WrittenSection[]): Uint8Array {
  const ydoc = new Y.Doc()
  ydoc.clientID = 1
  let last = 0
  const newId = () => {
    last += 1
    return `s${last}`
  }
  const elements = childrenOf(documentWith(sections, newId)).map(elementOf)
  ydoc.transact(() => ydoc.getXmlFragment(FRAGMENT).insert(0, elements))
  return Y.encodeStateAsUpdate(ydoc)
}

/** What a template says, as the server reads it: title, guidance and text of each section. */
export const saidIn = (ydoc: Y.Doc) =>
  sectionsOf(readNote(ydoc)).map(({ title, guidance, content }) => [title, guidance, content.map(textOf).join('|')])

/** Titles of a template's sections in their order. */
export const titlesIn = (ydoc: Y.Doc): string[] => sectionsOf(readNote(ydoc)).map(({ title }) => title)

/** Writers of one template, each with a replica and a real editor of their own, who hear each other. */
export function meetInTemplate(seed: Uint8Array, writers = 2) {
  const docs = Array.from({ length: writers }, () => replica(seed))
  const writes = docs.map(countWrites)
  const line = link(...docs)
  const editors = docs.map((ydoc) => openEditor(ydoc, { more: templateExtensions, keepsRecord: false }))
  onTestFinished(() => {
    for (const editor of editors) editor.destroy()
  })
  const at = (index: number): { editor: Editor; ydoc: Y.Doc; writes: { readonly count: number } } => {
    const [editor, ydoc, own] = [editors[index], docs[index], writes[index]]
    if (editor === undefined || ydoc === undefined || own === undefined) throw new Error('Nobody is there.')
    return { editor, ydoc, writes: own }
  }
  return { line, at, docs, editors }
}
