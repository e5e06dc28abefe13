import type { Extensions } from '@tiptap/core'
import type { AttributeRules } from '../attributes.ts'
import { Action, ActionText, actionRules, actionTextRules } from './action/schema.ts'
import {
  AdverseEffects,
  adverseEffectsRules,
  EffectAction,
  EffectRow,
  EffectWords,
  effectActionRules,
  effectRowRules,
  effectWordsRules,
} from './adverseEffects/schema.ts'
import { CheckItem, Checklist, checkItemRules, checklistRules } from './checklist/schema.ts'
import { Consent, ConsentRow, consentRowRules, consentRules } from './consent/schema.ts'
import { Cssrs, CssrsWords, cssrsRules, cssrsWordsRules } from './cssrs/schema.ts'
import { Decision, DecisionWords, decisionRules, decisionWordsRules } from './decision/schema.ts'
import { Discharge, DischargeWords, dischargeRules, dischargeWordsRules } from './discharge/schema.ts'
import { Dose, DoseRow, doseRowRules, doseRules } from './dose/schema.ts'
import {
  Goal,
  GoalNoticed,
  GoalRating,
  GoalText,
  goalNoticedRules,
  goalRatingRules,
  goalRules,
  goalTextRules,
} from './goal/schema.ts'
import { Insight, InsightText, insightRules, insightTextRules } from './insight/schema.ts'
import { Measure, MeasureWords, measureRules, measureWordsRules, SubScore, subScoreRules } from './measure/schema.ts'
import { MedicineRow, Medicines, medicineRowRules, medicinesRules } from './medicines/schema.ts'
import { OpenActionRow, OpenActions, openActionRowRules, openActionsRules } from './openActions/schema.ts'
import { Place, PlaceAddress, placeAddressRules, placeRules } from './place/schema.ts'
import { Progress, ProgressRow, progressRowRules, progressRules } from './progress/schema.ts'
import { ScaleBlock, ScaleEvent, scaleEventRules, scaleRules } from './scale/schema.ts'
import { Moment, momentRules, Timeline, timelineRules } from './timeline/schema.ts'
import { Vitals, VitalsRow, vitalsRowRules, vitalsRules } from './vitals/schema.ts'

/** The blocks: what may stand in a section besides text. */
const blocks = [
  Dose,
  Timeline,
  ScaleBlock,
  Goal,
  Insight,
  Action,
  Vitals,
  Checklist,
  Consent,
  Medicines,
  AdverseEffects,
  Discharge,
  Progress,
  OpenActions,
  Measure,
  Cssrs,
  Place,
  Decision,
]

/** The names of the blocks' nodes. */
export const blockNames: readonly string[] = blocks.map(({ name }) => name)

/** Every node of every block. */
export const blockNodes: Extensions = [
  ...blocks,
  DoseRow,
  Moment,
  GoalText,
  GoalNoticed,
  GoalRating,
  InsightText,
  ActionText,
  VitalsRow,
  CheckItem,
  ConsentRow,
  MedicineRow,
  EffectRow,
  EffectWords,
  EffectAction,
  DischargeWords,
  ProgressRow,
  OpenActionRow,
  ScaleEvent,
  MeasureWords,
  SubScore,
  CssrsWords,
  PlaceAddress,
  DecisionWords,
]

/** What the attributes of each of these nodes may hold, by the node's name. */
export const blockRules: Readonly<Record<string, AttributeRules>> = {
  dose: doseRules,
  doseRow: doseRowRules,
  timeline: timelineRules,
  moment: momentRules,
  scale: scaleRules,
  goal: goalRules,
  goalText: goalTextRules,
  goalNoticed: goalNoticedRules,
  goalRating: goalRatingRules,
  insight: insightRules,
  insightText: insightTextRules,
  action: actionRules,
  actionText: actionTextRules,
  vitals: vitalsRules,
  vitalsRow: vitalsRowRules,
  checklist: checklistRules,
  checkItem: checkItemRules,
  consent: consentRules,
  consentRow: consentRowRules,
  medicines: medicinesRules,
  medicineRow: medicineRowRules,
  adverseEffects: adverseEffectsRules,
  effectRow: effectRowRules,
  effectWords: effectWordsRules,
  effectAction: effectActionRules,
  discharge: dischargeRules,
  dischargeWords: dischargeWordsRules,
  progress: progressRules,
  progressRow: progressRowRules,
  openActions: openActionsRules,
  openActionRow: openActionRowRules,
  scaleEvent: scaleEventRules,
  measure: measureRules,
  measureWords: measureWordsRules,
  subScore: subScoreRules,
  cssrs: cssrsRules,
  cssrsWords: cssrsWordsRules,
  place: placeRules,
  placeAddress: placeAddressRules,
  decision: decisionRules,
  decisionWords: decisionWordsRules,
}
