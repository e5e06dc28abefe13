import type { Editor } from '@tiptap/core'
import { expect, onTestFinished } from 'vitest'
import type * as Y from 'yjs'
import { countWrites, link, newNote, openEditor, placeOf, replica, written } from './editors.ts'

/** Writers and readers of one new note, each with a replica and a real editor of their own, who hear each other. */
export function meet(...who: readonly ('writer' | 'reader')[]) {
  const seed = newNote()
  const docs = who.map(() => replica(seed))
  const writes = docs.map(countWrites)
  const line = link(...docs)
  const editors = docs.map((ydoc, index) => openEditor(ydoc, { editable: who[index] === 'writer' }))
  onTestFinished(() => {
    for (const editor of editors) editor.destroy()
  })
  const at = (index: number) => {
    const [editor, ydoc, own] = [editors[index], docs[index], writes[index]]
    if (editor === undefined || ydoc === undefined || own === undefined) throw new Error('Nobody is there.')
    return { editor, ydoc, writes: own }
  }
  return { line, at, docs, editors }
}

/** All replicas hold the same, and all editors show it. */
export function expectAgreement(docs: readonly Y.Doc[], editors: readonly Editor[]): void {
  const [first] = docs
  for (const ydoc of docs) expect(written(ydoc)).toBe(first === undefined ? '' : written(first))
  for (const editor of editors) expect(editor.getJSON()).toEqual(editors[0]?.getJSON())
}

/** The attributes of the nth node of a kind. */
export const attributes = (editor: Editor, kind: string, nth = 0) =>
  editor.state.doc.nodeAt(placeOf(editor, kind, nth))?.attrs

export const row = (id: string, values: Record<string, unknown> = {}) => ({
  type: 'doseRow',
  attrs: { id, ...values },
})
export const moment = (id: string, at: string) => ({ type: 'moment', attrs: { id, at } })
