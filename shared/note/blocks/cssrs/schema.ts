import { choice, date, flag, text, whole } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

const spans = ['lifetime', 'past_month', 'past_week', 'since_last_visit'] as const
type CssrsRecall = (typeof spans)[number]
export const cssrsRecallNames: Readonly<Record<CssrsRecall, string>> = {
  lifetime: 'lifetime',
  past_month: 'past month',
  past_week: 'past week',
  since_last_visit: 'since the last visit',
}

/**
 * The Columbia-Suicide Severity Rating Scale, by its results alone: Posner K, Brown GK, Stanley B, et al. Am J Psychiatry
 * 2011;168:1266–1277. Its parts are separate measures and are never added up; no item text is held or shipped.
 */
export const cssrsRules = {
  id: text(),
  recall: choice(spans),
  /** The day on which it was asked, where it is not the day of the note. */
  assessedOn: date(),
  /** The highest level of ideation, 0 for none. */
  ideation: whole(0, 5),
  /** Of the most severe ideation: the sum of its five ratings. */
  intensity: whole(2, 25),
  actualAttempt: flag(),
  interruptedAttempt: flag(),
  abortedAttempt: flag(),
  preparatoryActs: flag(),
  selfInjury: flag(),
}
export const cssrsWordsRules = { id: text() }

export const Cssrs = blockNode('cssrs', cssrsRules, ['cssrsWords'])
/** What was said, and what follows from it. */
export const CssrsWords = lineNode('cssrsWords', cssrsWordsRules)
