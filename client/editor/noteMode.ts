import { FoundItem } from './items/foundItem.ts'
import { LinkByAt } from './items/linkByAt.ts'
import { offersIn } from './menu/offers.ts'
import type { EditorMode, Shows } from './mode.ts'
import { SectionView } from './SectionView.tsx'

/** A section: its own attributes, and whether anything stands in it. */
const ownAttributes: Shows = (before, after) =>
  before.sameMarkup(after) && (before.childCount === 0) === (after.childCount === 0)

/** The editor of a note: its sections are as its template made them, and what is written in them is a record. */
export const noteMode: EditorMode = {
  label: 'Note',
  section: { view: SectionView, isSame: ownAttributes },
  offers: offersIn,
  extensions: ({ at, items }) => [LinkByAt.configure({ store: at, items }), FoundItem],
  keepsRecord: true,
}
