import type { PrintedHead, PrintedNote } from '../../server/domain/exporting/printed.ts'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { writtenNote } from '../../shared/note/written/note.ts'

export const printedHead: PrintedHead = {
  title: 'A note, L-0001',
  practice: 'A practice',
  exported: 'Exported by Ada, 20 November 2026, 14:05 UTC',
  at: Date.UTC(2026, 10, 20, 14, 5),
}

/** A note of this text as it stands on paper, a draft. */
export const printedOf = (text: NoteNode, more: Partial<PrintedNote> = {}): PrintedNote => ({
  title: 'A note',
  state: 'Draft, not signed',
  loud: true,
  identifiers: 'Noor, L-0001',
  footer: 'A note, 20 November 2026. Draft, not signed',
  facts: [['Author', 'Ada']],
  sections: writtenNote(text),
  signatures: [],
  ...more,
})

export const noteOf = (...content: NoteNode[]): NoteNode => ({
  type: 'doc',
  content: [{ type: 'section', attrs: { title: 'Section', required: true }, content }],
})
