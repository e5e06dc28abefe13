import { type Extensions, Node } from '@tiptap/core'
import type { Node as NoteNode } from '@tiptap/pm/model'
import { type ReactNodeViewProps, ReactNodeViewRenderer } from '@tiptap/react'
import type { ComponentType } from 'react'
import type { PracticeSettings } from '../../shared/api/practice.ts'
import { noteExtensions } from '../../shared/note/schema.ts'
import { ActionView } from './blocks/ActionView.tsx'
import { AdverseEffectsView } from './blocks/AdverseEffectsView.tsx'
import { CheckItemView } from './blocks/CheckItemView.tsx'
import { ChecklistView } from './blocks/ChecklistView.tsx'
import { ConsentRowView } from './blocks/ConsentRowView.tsx'
import { ConsentView } from './blocks/ConsentView.tsx'
import { CssrsView } from './blocks/CssrsView.tsx'
import { DecisionView } from './blocks/DecisionView.tsx'
import { DischargeView } from './blocks/DischargeView.tsx'
import { DoseRowView } from './blocks/DoseRowView.tsx'
import { DoseView } from './blocks/DoseView.tsx'
import { EffectRowView } from './blocks/EffectRowView.tsx'
import { GoalRatingView } from './blocks/GoalRatingView.tsx'
import { GoalView } from './blocks/GoalView.tsx'
import { InsightView } from './blocks/InsightView.tsx'
import { LineView } from './blocks/LineView.tsx'
import { MeasureView } from './blocks/MeasureView.tsx'
import { MedicineRowView } from './blocks/MedicineRowView.tsx'
import { MedicinesView } from './blocks/MedicinesView.tsx'
import { MomentView } from './blocks/MomentView.tsx'
import { OpenActionRowView } from './blocks/OpenActionRowView.tsx'
import { OpenActionsView } from './blocks/OpenActionsView.tsx'
import { PlaceView } from './blocks/PlaceView.tsx'
import { ProgressRowView } from './blocks/ProgressRowView.tsx'
import { ProgressView } from './blocks/ProgressView.tsx'
import { ScaleView } from './blocks/ScaleView.tsx'
import { SubScoreView } from './blocks/SubScoreView.tsx'
import { TimelineView } from './blocks/TimelineView.tsx'
import { VitalsRowView } from './blocks/VitalsRowView.tsx'
import { VitalsView } from './blocks/VitalsView.tsx'
import type { CaseItems } from './items/caseItems.ts'
import type { ItemOffer } from './items/findItems.ts'
import { ItemLinkView } from './items/ItemLinkView.tsx'
import type { MenuStore } from './menu/menuStore.ts'
import type { Offer } from './menu/offers.ts'
import { Slash } from './menu/slash.ts'
import type { EditorMode, NodeViewOf, Shows } from './mode.ts'
import type { CellMarks } from './passages/cellMarks.ts'
import { Passages } from './passages/passages.ts'
import { type WritingOrigin, writingExtensions } from './writingExtensions.ts'

/** A block: its attributes and those of its rows. */
const allCells: Shows = (before, after) =>
  before.sameMarkup(after) &&
  before.childCount === after.childCount &&
  before.children.every((row, index) => after.maybeChild(index)?.sameMarkup(row) === true)
/** Whether the same rows have words: a row with nothing else counts by them. */
const hasSameWords: Shows = (before, after) =>
  before.children.every((row, index) => (row.textContent === '') === (after.maybeChild(index)?.textContent === ''))
/** A row: its own cells. What its words say, the editor draws by itself. */
const ownCells: Shows = (before, after) => before.sameMarkup(after)

/** A block's view follows its rows as well, a row's its own cells alone. */
const block = (view: ComponentType<ReactNodeViewProps>) => ({ view, isSame: allCells })
const row = (view: ComponentType<ReactNodeViewProps>) => ({ view, isSame: ownCells })

const views: Readonly<Record<string, NodeViewOf>> = {
  dose: block(DoseView),
  doseRow: row(DoseRowView),
  timeline: block(TimelineView),
  moment: row(MomentView),
  scale: block(ScaleView),
  scaleEvent: row(LineView),
  vitals: block(VitalsView),
  vitalsRow: row(VitalsRowView),
  checklist: block(ChecklistView),
  checkItem: row(CheckItemView),
  consent: block(ConsentView),
  consentRow: row(ConsentRowView),
  medicines: { view: MedicinesView, isSame: (before, after) => allCells(before, after) && hasSameWords(before, after) },
  medicineRow: row(MedicineRowView),
  adverseEffects: {
    view: AdverseEffectsView,
    isSame: (before, after) => allCells(before, after) && hasSameWords(before, after),
  },
  effectRow: row(EffectRowView),
  effectWords: row(LineView),
  effectAction: row(LineView),
  goal: block(GoalView),
  goalText: row(LineView),
  goalNoticed: row(LineView),
  goalRating: row(GoalRatingView),
  insight: row(InsightView),
  insightText: row(LineView),
  action: row(ActionView),
  actionText: row(LineView),
  discharge: row(DischargeView),
  dischargeWords: row(LineView),
  progress: { view: ProgressView, isSame: (before, after) => allCells(before, after) && hasSameWords(before, after) },
  progressRow: row(ProgressRowView),
  openActions: {
    view: OpenActionsView,
    isSame: (before, after) => allCells(before, after) && hasSameWords(before, after),
  },
  openActionRow: row(OpenActionRowView),
  measure: block(MeasureView),
  measureWords: row(LineView),
  subScore: row(SubScoreView),
  cssrs: row(CssrsView),
  cssrsWords: row(LineView),
  place: { view: PlaceView, isSame: (before, after) => allCells(before, after) && hasSameWords(before, after) },
  placeAddress: row(LineView),
  decision: row(DecisionView),
  decisionWords: row(LineView),
  itemLink: row(ItemLinkView),
}

const isOtherSection = (before: NoteNode, after: NoteNode): boolean =>
  after.type.name === 'section' && before.attrs.id !== after.attrs.id

/** The shared schema with the views of sections, blocks and rows. */
function withViews(section: NodeViewOf): Extensions {
  return noteExtensions.map((extension) => {
    const own = extension.name === 'section' ? section : views[extension.name]
    if (own === undefined || !(extension instanceof Node)) return extension
    return extension.extend({
      addNodeView: () =>
        ReactNodeViewRenderer(own.view, {
          update: ({ oldNode, newNode, updateProps }) => {
            // A section's view is never given to another section: cells that are being typed in stay with theirs.
            if (oldNode.type !== newNode.type || isOtherSection(oldNode, newNode)) return false
            if (!own.isSame(oldNode, newNode)) updateProps()
            return true
          },
        }),
    })
  })
}

interface EditorOrigin extends Omit<WritingOrigin, 'keepsRecord'> {
  readonly slash: MenuStore<Offer>
  readonly at: MenuStore<ItemOffer>
  readonly items: CaseItems
  readonly cellMarks: CellMarks
  readonly mode: EditorMode
  /** What can be inserted now. */
  readonly offers: () => readonly Offer[]
  /** What the practice decides for its notes; undefined while this page does not know. */
  readonly practice: () => PracticeSettings | undefined
}

/** Everything that the editor on the page is made of. */
export function noteEditorExtensions({
  slash,
  at,
  items,
  cellMarks,
  mode,
  offers,
  practice,
  ...origin
}: EditorOrigin): Extensions {
  return [
    ...withViews(mode.section),
    ...writingExtensions({ ...origin, keepsRecord: mode.keepsRecord }),
    Slash.configure({ store: slash, offers, practice }),
    ...mode.extensions({ at, items }),
    Passages.configure({ cells: cellMarks }),
  ]
}
