import { deriveDose } from '../blocks/dose/derive.ts'
import { timeZeroOf } from '../derive.ts'
import { childrenOf, type NoteNode } from '../noteJson.ts'
import { listSections } from '../sections.ts'
import type { CheckSurroundings, Finding } from './finding.ts'

type Section = ReturnType<typeof listSections>[number]

/** A block with where it stands. */
export interface BlockInView {
  readonly node: NoteNode
  readonly id: string | null
  readonly sectionId: string | null
  /** Of its section, where that is required and empty: which is said once, and not for each of its blocks. */
  readonly isInEmptyRequired: boolean
}

/** A note as the single checks look at it. */
export interface NoteInView {
  readonly sections: readonly Section[]
  readonly blocks: readonly BlockInView[]
  readonly timeZero: string | null
  /** Something of a dose is recorded as given. */
  readonly isDosed: boolean
  readonly around: CheckSurroundings
}

/** One check of a note. It reads whatever is there and never throws. */
export type Check = (note: NoteInView) => Finding[]

/** Looks at a note once for all checks. It reads whatever is there and never throws. */
export function viewOf(note: NoteNode, around: CheckSurroundings): NoteInView {
  const sections = listSections(note)
  const blocks = sections.flatMap(({ node, id, required, empty }) =>
    childrenOf(node).map((child): BlockInView => {
      const isInEmptyRequired = required === true && empty
      return { node: child, id: idOf(child), sectionId: id, isInEmptyRequired }
    }),
  )
  const isDosed = blocks.some(({ node }) => node.type === 'dose' && (deriveDose(node).totalGiven ?? 0) > 0)
  return { sections, blocks, timeZero: timeZeroOf(note), isDosed, around }
}

/** The note’s blocks of one kind, in their order, in whichever section. */
export const blocksNamed = (note: NoteInView, name: string): BlockInView[] =>
  note.blocks.filter(({ node }) => node.type === name)

/** A node’s id; null where it has none. */
export const idOf = ({ attrs }: NoteNode): string | null => (typeof attrs?.id === 'string' ? attrs.id : null)

/** A finding in a block, or in one of its rows. */
export const inBlock = (
  { sectionId, id }: BlockInView,
  finding: Pick<Finding, 'code' | 'words' | 'severity'> & Partial<Finding>,
): Finding => ({ sectionId, itemId: id, about: '', ...finding })

/** A finding in no place of the note: what it is about is not there. */
export const nowhere = (finding: Pick<Finding, 'code' | 'words' | 'severity'> & Partial<Finding>): Finding => ({
  sectionId: null,
  itemId: null,
  about: '',
  ...finding,
})
