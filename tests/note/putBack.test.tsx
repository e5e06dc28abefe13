// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { AllSelection, TextSelection } from '@tiptap/pm/state'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { heldQuery } from '../../client/api/notes.ts'
import { useHeldActs } from '../../client/note/useHeldActs.ts'
import type { SavedState } from '../../client/sync/ledger.ts'
import type { OpenNote } from '../../client/sync/openNote.ts'
import { HeldItems } from '../../shared/api/notes.ts'
import { CaseId, NoteId } from '../../shared/ids.ts'
import { FRAGMENT } from '../../shared/note/schema.ts'
import { MAX_DEPTH } from '../../shared/note/structure.ts'
import { newNote, openEditor, placeOf, replica, written } from '../support/editors.ts'

const noteId = NoteId.parse('019aab00-0000-7000-8000-000000000001')
const note = {
  id: noteId,
  caseId: CaseId.parse('019aab00-0000-7000-8000-000000000003'),
  abilities: { edit: true, addendum: false },
}
const held = HeldItems.parse({
  items: [
    {
      heldId: '019aab00-0000-7000-8000-000000000002',
      reason: 'overwritten',
      text: 'then tears',
      at: '2026-11-22T10:00:00.000Z',
      place: null,
    },
  ],
})

const endings: (() => void)[] = []
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(async () => {
  await act(async () => {
    for (const end of endings.splice(0)) end()
  })
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** An open note whose connection says what the test lets it say. */
function noteOn(doc: Y.Doc): { open: OpenNote; become: (saved: SavedState) => Promise<void> } {
  let saved: SavedState = { kind: 'saved', sent: 0 }
  const listeners = new Set<() => void>()
  const become = (next: SavedState) =>
    act(async () => {
      saved = next
      for (const listener of listeners) listener()
    })
  doc.on('update', () => {
    saved = { kind: 'saving', changes: 1 }
  })
  const open: OpenNote = {
    doc,
    awareness: new Awareness(doc),
    state: () => ({ saved, ready: true, kept: true }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    bringBack: () => {},
    setKept: () => {},
    unsavedWords: () => '',
    resume() {},
    close() {},
  }
  return { open, become }
}

/** The acts on one held item, as the panel beside the note has them. `answer` is the server's to settling it. */
async function openPanel(ydoc: Y.Doc, answer = () => new Response(null, { status: 204 })) {
  const editor = openEditor(ydoc)
  const { open, become } = noteOn(ydoc)
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } })
  client.setQueryData(heldQuery(noteId).queryKey, held)
  const settled: string[] = []
  vi.stubGlobal('fetch', async (path: string, { method }: RequestInit) => {
    if (method !== 'POST') return Response.json({ items: [] })
    settled.push(path)
    return answer()
  })
  let panel: ReturnType<typeof useHeldActs> | undefined
  const Panel = () => {
    panel = useHeldActs(note, open, editor)
    return null
  }
  const root: Root = createRoot(document.createElement('div'))
  await act(async () =>
    root.render(
      <QueryClientProvider client={client}>
        <MemoryRouter>
          <Panel />
        </MemoryRouter>
      </QueryClientProvider>,
    ),
  )
  endings.push(() => {
    root.unmount()
    open.awareness.destroy()
    editor.destroy()
  })
  const shown = () => ({ items: panel?.items.length, said: panel?.said })
  const putBack = () =>
    act(async () => {
      const [item] = panel?.items ?? []
      if (item) panel?.acts.onPutBack?.(item)
    })
  return { editor, become, settled, shown, putBack }
}

/** A line as deep as a page takes none, which came from a program of another kind. */
function withDeepLine(ydoc: Y.Doc): Y.Doc {
  let inner = new Y.XmlElement('paragraph')
  inner.insert(0, [new Y.XmlText('deep')])
  for (let depth = 0; depth < MAX_DEPTH - 4; depth++) {
    const around = new Y.XmlElement('blockquote')
    around.insert(0, [inner])
    inner = around
  }
  const section = ydoc.getXmlFragment(FRAGMENT).get(0)
  if (!(section instanceof Y.XmlElement)) throw new Error('The note has no section.')
  section.insert(0, [inner])
  return ydoc
}

const setCaret = (editor: Editor, at: number) =>
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.near(editor.state.doc.resolve(at))))

it('held words that the text refuses are not settled, stay on the list, and their author is told', async () => {
  const ydoc = withDeepLine(replica(newNote()))
  const { editor, settled, shown, putBack } = await openPanel(ydoc)
  editor.state.doc.descendants((node, at) => {
    if (node.text === 'deep') setCaret(editor, at + 1)
  })
  const before = written(ydoc)
  await putBack()
  expect(written(ydoc)).toBe(before)
  expect(settled).toEqual([])
  expect(shown()).toEqual({ items: 1, said: expect.stringContaining('could not be put back here') })

  setCaret(editor, placeOf(editor, 'section', 1) + 1)
  await putBack()
  expect(written(ydoc)).toContain('then tears')
  expect(shown()).toEqual({ items: 0, said: 'Put back.' })
})

it('an author who has chosen the whole note gets held words back at the end of its last section', async () => {
  const ydoc = replica(newNote())
  const { editor, putBack } = await openPanel(ydoc)
  editor.view.dispatch(editor.state.tr.setSelection(new AllSelection(editor.state.doc)))
  await putBack()
  expect(editor.state.doc.lastChild?.lastChild?.textContent).toBe('then tears')
})

it('held words that were put back are settled when the note is saved, and not before', async () => {
  const { become, settled, putBack } = await openPanel(replica(newNote()))
  await putBack()
  await become({ kind: 'offline', changes: 1 })
  expect(settled).toEqual([])
  await become({ kind: 'saved', sent: 0 })
  expect(settled).toEqual([`/api/notes/${noteId}/held/${held.items[0]?.heldId}/settle`])
})

it('held words come back to the list when the note stops before it is saved with them', async () => {
  const { become, settled, shown, putBack } = await openPanel(replica(newNote()))
  await putBack()
  await become({ kind: 'stopped', why: 'locked', changes: 1 })
  expect(settled).toEqual([])
  expect(shown()).toEqual({ items: 1, said: expect.stringContaining('still kept here') })
})

it('held words come back to the list when the server does not settle them', async () => {
  const { become, settled, shown, putBack } = await openPanel(replica(newNote()), () => Response.error())
  await putBack()
  await become({ kind: 'saved', sent: 0 })
  await vi.waitFor(() => expect(shown()).toEqual({ items: 1, said: expect.stringContaining('Something went wrong') }))
  expect(settled).toHaveLength(1)
})
