import { choice, clock, date, flag, stamp, text } from '../../attributes.ts'
import { blockNode, lineNode, rowNode } from '../node.ts'

const severities = ['mild', 'moderate', 'severe'] as const
export type Severity = (typeof severities)[number]
export const severityNames: Readonly<Record<Severity, string>> = {
  mild: 'mild',
  moderate: 'moderate',
  severe: 'severe',
}

const relations = ['unrelated', 'unlikely', 'possible', 'probable', 'certain', 'unknown'] as const
export type Relation = (typeof relations)[number]
export const relationNames: Readonly<Record<Relation, string>> = {
  unrelated: 'not related',
  unlikely: 'unlikely',
  possible: 'possible',
  probable: 'probable',
  certain: 'certain',
  unknown: 'cannot be said',
}

export const adverseEffectsRules = {
  id: text(),
  /** Asked, and none was reported. */
  noneReported: flag(),
  /** The clock time at which that was asked. */
  askedAt: clock(),
}
export const effectRowRules = {
  id: text(),
  /** The day it began, where it is not the day of the note. */
  onsetOn: date(),
  onsetAt: clock(),
  /** When `onsetAt` was written down, with date and zone. */
  onsetRecordedAt: stamp(),
  severity: choice(severities),
  /** Serious as the law on reporting means it: death, danger to life, hospital, lasting harm. Not the same as severe. */
  serious: flag(),
  /** To the medicine, as the clinicians see it. */
  relation: choice(relations),
  /** Who was told, and when. */
  told: text(),
  /** The day it was over, where it is not the day it began. */
  resolvedOn: date(),
  resolvedAt: clock(),
  /** When `resolvedAt` was written down, with date and zone. */
  resolvedRecordedAt: stamp(),
}
export const effectWordsRules = { id: text() }
export const effectActionRules = { id: text() }

/** What the medicine did that nobody wanted; or that somebody asked and none was reported. */
export const AdverseEffects = blockNode('adverseEffects', adverseEffectsRules, ['effectRow'])
/** One effect: its cells, and a line each for the effect and for what was done. */
export const EffectRow = rowNode('effectRow', effectRowRules, ['effectWords', 'effectAction'])
/** The effect, as it was reported or seen. */
export const EffectWords = lineNode('effectWords', effectWordsRules)
/** What was done about it. */
export const EffectAction = lineNode('effectAction', effectActionRules)
