import { Editor, type Extensions } from '@tiptap/core'
import { Node as TextNode } from '@tiptap/pm/model'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { writingExtensions } from '../../client/editor/writingExtensions.ts'
import { createNoteDocument } from '../../shared/note/create.ts'
import { FRAGMENT, noteExtensions } from '../../shared/note/schema.ts'
import { defaultSettings } from '../../shared/practice/defaults.ts'
import { findTemplate } from '../../shared/templates/index.ts'

/**
 * Real editors without a page: the real schema and everything that can be done with the keyboard, on a shared document,
 * for tests that run with `// @vitest-environment jsdom`.
 */

/** jsdom lays nothing out and has no clipboard; ProseMirror asks for both, and nothing that is tested here needs them. */
export function standInForLayout(): void {
  document.elementFromPoint = () => null
  Range.prototype.getClientRects = () => Object.assign([], { item: () => null })
  Range.prototype.getBoundingClientRect = () => new DOMRect()
  if (!('ClipboardEvent' in globalThis)) Object.assign(globalThis, { ClipboardEvent: Event })
}

export interface EditorWishes {
  editable?: boolean
  awareness?: Awareness
  name?: string
  /** What the document's own kind of editor adds. */
  more?: Extensions
  /** Whether its blocks record who wrote what and when. */
  keepsRecord?: boolean
}

/** An editor on this document, which must hold its first state already. Destroy it at the end of the test. */
export function openEditor(
  ydoc: Y.Doc,
  { editable = true, awareness, name = 'Writer', more = [], keepsRecord = true }: EditorWishes = {},
): Editor {
  standInForLayout()
  const user = { id: `id of ${name}`, name, color: 'p1' } as const
  return new Editor({
    element: document.body.appendChild(document.createElement('div')),
    editable,
    extensions: [
      ...noteExtensions,
      ...writingExtensions({
        ydoc,
        awareness: awareness ?? null,
        user,
        now: () => new Date(2026, 10, 20, 14, 2),
        keepsRecord,
      }),
      ...more,
    ],
  })
}

/** A new note from a built-in template, as the server makes it. */
export function newNote(templateId = 'session-guided-imagery'): Uint8Array {
  const template = findTemplate(templateId)
  if (template === undefined) throw new Error(`There is no template ${templateId}.`)
  let last = 0
  return createNoteDocument(template, {
    clientId: 1,
    practice: defaultSettings,
    newId: () => {
      last += 1
      return `id-${last}`
    },
  })
}

const fromAfar = 'from afar'

/** A replica of a document. */
export function replica(update: Uint8Array): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, update, fromAfar)
  return ydoc
}

/** Counts what a document writes by itself; what comes from elsewhere is not counted. */
export function countWrites(ydoc: Y.Doc): { readonly count: number } {
  const writes = { count: 0 }
  ydoc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== fromAfar) writes.count += 1
  })
  return writes
}

/** Passes every change of each document on to the others, until `cut`; `join` brings all level and goes on. */
export function link(...docs: readonly Y.Doc[]): { cut: () => void; join: () => void } {
  let joined = true
  const pass = (from: Y.Doc, update: Uint8Array) => {
    for (const to of docs) if (to !== from) Y.applyUpdate(to, update, fromAfar)
  }
  for (const ydoc of docs) {
    ydoc.on('update', (update: Uint8Array, origin: unknown) => {
      if (joined && origin !== fromAfar) pass(ydoc, update)
    })
  }
  return {
    cut: () => {
      joined = false
    },
    join: () => {
      joined = true
      // What one has from another reaches a third only in a second round.
      for (const _ of docs) for (const from of docs) pass(from, Y.encodeStateAsUpdate(from))
    },
  }
}

/** The shared text as Yjs writes it, for comparing replicas. */
export const written = (ydoc: Y.Doc): string => ydoc.getXmlFragment(FRAGMENT).toString()

/** Where the nth node of a kind stands. Throws where there is none. */
export function placeOf(editor: Editor, kind: string, nth = 0): number {
  const places: number[] = []
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === kind) places.push(at)
  })
  const place = places[nth]
  if (place === undefined) throw new Error(`The note has no ${kind} number ${nth}.`)
  return place
}

/** Fills a cell the way a cell's view does. */
export function fill(editor: Editor, kind: string, nth: number, attribute: string, value: unknown): void {
  editor.view.dispatch(editor.state.tr.setNodeAttribute(placeOf(editor, kind, nth), attribute, value))
}

/** Types words at a place, as one change. */
export function typeAt(editor: Editor, at: number, words: string): void {
  editor.view.dispatch(editor.state.tr.insertText(words, at))
}

/** Adds a node at a place. */
export function insertAt(editor: Editor, at: number, json: unknown): void {
  editor.view.dispatch(editor.state.tr.insert(at, TextNode.fromJSON(editor.schema, json)))
}

/** Presses a key in the text; true where something was done with it. */
export function press(editor: Editor, key: string, more: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) === true
}
