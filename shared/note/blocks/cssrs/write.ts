import { isWordless } from '../../noteJson.ts'
import type { BlockWriter } from '../../written/part.ts'
import { behaviours, deriveCssrs, describeAnswer, describeIdeation, isEmptyCssrs } from './derive.ts'
import { cssrsRecallNames } from './schema.ts'

/** The results of a C-SSRS, each by itself, and its words. */
export const writeCssrs: BlockWriter = (node) => {
  if (isEmptyCssrs(node)) return []
  const { cssrs, words: lines, lookFirst } = deriveCssrs(node)
  const head = [
    'C-SSRS',
    cssrs.recall === null ? '' : cssrsRecallNames[cssrs.recall],
    cssrs.assessedOn === null ? '' : `on ${cssrs.assessedOn}`,
  ].filter((part) => part !== '')
  const ideation = describeIdeation(cssrs.ideation)
  const rows = [
    ['Ideation', ideation === '' ? 'not answered' : ideation],
    ...(cssrs.intensity === null ? [] : [['Intensity', `${cssrs.intensity} of 25`]]),
    ...behaviours.map(([name, label]) => [label, describeAnswer(cssrs[name])]),
  ]
  return [
    { paragraph: `${head.join(', ')}.${lookFirst === null ? '' : ` ${lookFirst}.`}` },
    { head: ['', 'Result'], rows },
    ...(lines.every(isWordless) ? [] : [{ label: 'Comment', lines }]),
  ]
}
