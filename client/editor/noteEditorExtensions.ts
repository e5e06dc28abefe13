import { type Extensions, Node } from '@tiptap/core'
import type { Node as NoteNode } from '@tiptap/pm/model'
import { type ReactNodeViewProps, ReactNodeViewRenderer } from '@tiptap/react'
import type { ComponentType } from 'react'
import { noteExtensions } from '../../shared/note/schema.ts'
import { DoseRowView } from './blocks/DoseRowView.tsx'
import { DoseView } from './blocks/DoseView.tsx'
import { MomentView } from './blocks/MomentView.tsx'
import { ScaleView } from './blocks/ScaleView.tsx'
import { TimelineView } from './blocks/TimelineView.tsx'
import { Slash, type SlashStore } from './menu/slash.ts'
import { SectionView } from './SectionView.tsx'
import { type WritingOrigin, writingExtensions } from './writingExtensions.ts'

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

interface EditorOrigin extends WritingOrigin {
  readonly slash: SlashStore
}

/** Everything that the editor on the page is made of. */
export function noteEditorExtensions({ slash, ...origin }: EditorOrigin): Extensions {
  return [...withViews(), ...writingExtensions(origin), Slash.configure({ store: slash })]
}
