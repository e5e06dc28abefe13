import type { Extensions } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor, Gapcursor } from '@tiptap/extensions'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import type { RowOrigin } from '../../shared/note/blocks/byMachine.ts'
import { RowKeys } from './blocks/rows.ts'
import { Carets } from './carets.ts'
import { Display } from './display.ts'
import { FromElsewhere } from './fromElsewhere/fromElsewhere.ts'
import { HoldGuidance } from './holdGuidance.ts'
import { Links } from './links.ts'
import { noteBinding } from './noteBinding.ts'
import { OwnCaret } from './ownCaret.ts'
import { Paste } from './paste.ts'
import { PasteOver, SectionGuard } from './sectionGuard.ts'
import { Tables } from './tables.ts'

export interface WritingOrigin extends RowOrigin {
  readonly ydoc: Doc
  /** None: nobody is told where this page's caret is, and no caret of a colleague is drawn. */
  readonly awareness: Awareness | null
  /** Whether new rows say when and by whom they were written; left out, they do. */
  readonly keepsRecord?: boolean
}

/**
 * How a note is written, apart from how it looks. Nothing here writes when a note is opened or when a colleague's change
 * comes in: the text changes only by what is done on this page. Undo comes with the shared document and undoes own edits
 * only.
 */
export function writingExtensions({ ydoc, awareness, user, now, keepsRecord = true }: WritingOrigin): Extensions {
  return [
    noteBinding(ydoc),
    OwnCaret,
    Carets.configure({ awareness }),
    Display,
    SectionGuard,
    PasteOver,
    RowKeys.configure({ origin: keepsRecord ? { user, now } : null }),
    HoldGuidance,
    Tables,
    Links,
    Paste,
    FromElsewhere,
    ListKeymap,
    Dropcursor.configure({ color: 'var(--accent)', width: 2 }),
    Gapcursor,
  ]
}
