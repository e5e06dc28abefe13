import type { Extensions } from '@tiptap/core'
import type { Node as NoteNode } from '@tiptap/pm/model'
import type { ReactNodeViewProps } from '@tiptap/react'
import type { ComponentType } from 'react'
import type { Compartment } from '../../shared/access/vocabulary.ts'
import type { CaseItems } from './items/caseItems.ts'
import type { ItemOffer } from './items/findItems.ts'
import type { MenuStore } from './menu/menuStore.ts'
import type { Offer } from './menu/offers.ts'

/** What a view shows of its node: it is drawn anew only when that changed, not with every letter inside. */
export type Shows = (before: NoteNode, after: NoteNode) => boolean

export interface NodeViewOf {
  readonly view: ComponentType<ReactNodeViewProps>
  readonly isSame: Shows
}

/** What sets the editor of one kind of document apart: a note's, or a template's. Everything else is the same in both. */
export interface EditorMode {
  /** What a screen reader calls the text. */
  readonly label: string
  readonly section: NodeViewOf
  /** What the slash menu and the toolbar insert. Asked each time, since it may grow while the editor stands. */
  readonly offers: (compartment: Compartment) => readonly Offer[]
  readonly extensions: (open: { at: MenuStore<ItemOffer>; items: CaseItems }) => Extensions
  /**
   * Whether blocks keep a record: when, by whom, of what. Those of a template record nothing; what is filled in there is
   * what each note begins with.
   */
  readonly keepsRecord: boolean
}
