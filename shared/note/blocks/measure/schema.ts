import { choice, date, number, text } from '../../attributes.ts'
import { blockNode, lineNode } from '../node.ts'

const directions = ['higher_worse', 'higher_better'] as const
export type Direction = (typeof directions)[number]
export const directionNames: Readonly<Record<Direction, string>> = {
  higher_worse: 'higher is worse',
  higher_better: 'higher is better',
}

/** In the unit of the measure itself; some go below zero. */
const points = () => number(-100_000, 100_000)

export const measureRules = {
  id: text(),
  /** What was used, with its version: `MADRS`, `WHO-5`. */
  name: text(),
  direction: choice(directions),
  /** The lowest score that there can be. */
  least: points(),
  /** The highest score that there can be. */
  most: points(),
  score: points(),
  /** The day on which it was answered, where it is not the day of the note. */
  assessedOn: date(),
}
export const subScoreRules = {
  id: text(),
  name: text(),
  score: points(),
  least: points(),
  most: points(),
}
export const measureWordsRules = { id: text() }

/** A measure of the practice's own choice, by its score alone: no item text is held or shipped. */
export const Measure = blockNode('measure', measureRules, ['measureWords', 'subScore'])
/** What else there is to say about the score. */
export const MeasureWords = lineNode('measureWords', measureWordsRules)
/** The score of a part of the measure. Its words are the comment. */
export const SubScore = lineNode('subScore', subScoreRules)
