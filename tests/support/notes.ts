import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { NoteSync, OpenNote } from '../../client/sync/openNote.ts'
import { noteActs } from '../../shared/access/vocabulary.ts'
import { Note } from '../../shared/api/notes.ts'

const id = (last: number) => `019aab00-0000-7000-8000-${String(last).padStart(12, '0')}`

/** A note as the API tells of it, for screens that are drawn without a server; nobody may do anything but what `given` says. */
export const noteOfApi = (given: Partial<Record<keyof Note, unknown>> = {}): Note =>
  Note.parse({
    id: id(1),
    kind: 'chart',
    caseId: id(2),
    caseCode: 'KAP-014',
    casePreferredName: null,
    documentId: id(3),
    schemaVersion: 1,
    templateId: 'session-guided-imagery',
    templateVersion: 1,
    title: 'Session',
    phase: 'session',
    status: 'draft',
    version: '7',
    author: { id: id(4), name: 'Lead', color: 'p1' },
    occurredOn: '2026-11-20',
    statusSince: '2026-11-20T10:00:00.000Z',
    awaits: null,
    amends: null,
    facts: null,
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-20T10:00:00.000Z',
    readOnly: null,
    ...given,
    abilities: {
      ...Object.fromEntries(noteActs.map((act) => [act, false])),
      ...(given.abilities ?? {}),
    },
  })

/** This document as a page has it open, in a state that does not change. Its awareness has to be destroyed at the end. */
export const openOn = (doc: Y.Doc, sync: NoteSync): OpenNote => ({
  doc,
  awareness: new Awareness(doc),
  state: () => sync,
  subscribe: () => () => {},
  bringBack: () => {},
  setKept: () => {},
  unsavedWords: () => '',
  resume() {},
  close() {},
})
