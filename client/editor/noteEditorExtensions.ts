import { type Extensions, Node } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor, Gapcursor } from '@tiptap/extensions'
import type { Node as NoteNode } from '@tiptap/pm/model'
import { type ReactNodeViewProps, ReactNodeViewRenderer } from '@tiptap/react'
import type { ComponentType } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import { FRAGMENT, noteExtensions } from '../../shared/note/schema.ts'
import { DoseRowView } from './blocks/DoseRowView.tsx'
import { DoseView } from './blocks/DoseView.tsx'
import { MomentView } from './blocks/MomentView.tsx'
import { RowKeys, type RowOrigin } from './blocks/rows.ts'
import { ScaleView } from './blocks/ScaleView.tsx'
import { TimelineView } from './blocks/TimelineView.tsx'
import { Carets } from './carets.ts'
import { Display } from './display.ts'
import { Links } from './links.ts'
import { Slash, type SlashStore } from './menu/slash.ts'
import { Paste } from './paste.ts'
import { SectionView } from './SectionView.tsx'
import { SectionGuard } from './sectionGuard.ts'
import { Tables } from './tables.ts'

/** What a view shows of its node: it is drawn anew only when that changed, not with every letter inside. */
type Shows = (before: NoteNode, after: NoteNode) => boolean

/** A section: its own attributes, and whether anything stands in it. */
const ownAttributes: Shows = (before, after) =>
  before.sameMarkup(after) && (before.childCount === 0) === (after.childCount === 0)
/** A block: its attributes and those of its rows. */
const allCells: Shows = (before, after) =>
  before.sameMarkup(after) &&
  before.childCount === after.childCount &&
  before.children.every((row, index) => after.maybeChild(index)?.sameMarkup(row) === true)

const views: Readonly<Record<string, { view: ComponentType<ReactNodeViewProps>; isSame: Shows }>> = {
  section: { view: SectionView, isSame: ownAttributes },
  dose: { view: DoseView, isSame: allCells },
  doseRow: { view: DoseRowView, isSame: (before, after) => before.sameMarkup(after) },
  timeline: { view: TimelineView, isSame: allCells },
  moment: { view: MomentView, isSame: (before, after) => before.sameMarkup(after) },
  scale: { view: ScaleView, isSame: (before, after) => before.sameMarkup(after) },
}

/** The shared schema with the views of sections, blocks and rows. */
function withViews(): Extensions {
  return noteExtensions.map((extension) => {
    const own = views[extension.name]
    if (own === undefined || !(extension instanceof Node)) return extension
    return extension.extend({
      addNodeView: () =>
        ReactNodeViewRenderer(own.view, {
          update: ({ oldNode, newNode, updateProps }) => {
            if (oldNode.type !== newNode.type) return false
            if (!own.isSame(oldNode, newNode)) updateProps()
            return true
          },
        }),
    })
  })
}

export interface EditorOrigin extends RowOrigin {
  readonly ydoc: Doc
  readonly awareness: Awareness
  readonly slash: SlashStore
}

/**
 * Everything that the editor is made of. Nothing in it writes when a note is opened or when a colleague's change comes
 * in: the text changes only by what is done on this page. Undo comes with the shared document and undoes own edits only.
 */
export function noteEditorExtensions({ ydoc, awareness, slash, user, now }: EditorOrigin): Extensions {
  return [
    ...withViews(),
    Collaboration.configure({ document: ydoc, field: FRAGMENT }),
    Carets.configure({ awareness }),
    Display,
    SectionGuard,
    RowKeys.configure({ origin: { user, now } }),
    Tables,
    Links,
    Paste,
    Slash.configure({ store: slash }),
    ListKeymap,
    Dropcursor.configure({ color: 'var(--accent)', width: 2 }),
    Gapcursor,
  ]
}
