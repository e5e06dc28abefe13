import { isWordless } from '../../noteJson.ts'
import type { BlockWriter, WrittenCell } from '../../written/part.ts'
import { deriveMeasure, describeDirection, describeScoreIn, isEmptyMeasure, outsideWords } from './derive.ts'

/** A measure's score with its range and direction, the scores of its parts as a table, and its words. */
export const writeMeasure: BlockWriter = (node) => {
  if (isEmptyMeasure(node)) return []
  const { measure, parts, words: lines, outside } = deriveMeasure(node)
  const score = describeScoreIn(measure.score, measure.least, measure.most)
  const head = [
    measure.name ?? '',
    score === '' ? 'no score' : `score ${score}`,
    describeDirection(measure.direction),
    measure.assessedOn === null ? '' : `on ${measure.assessedOn}`,
  ].filter((part) => part !== '')
  const rows = parts.map(({ part, node: row }): WrittenCell[] => [
    part.name ?? '',
    describeScoreIn(part.score, part.least, part.most),
    isWordless(row) ? '' : { lines: [row] },
  ])
  return [
    { paragraph: `${head.join(', ')}.${outside ? ` ${outsideWords}.` : ''}` },
    ...(rows.length === 0 ? [] : [{ head: ['Part', 'Score', 'Comment'], rows }]),
    ...(lines.every(isWordless) ? [] : [{ label: 'Comment', lines }]),
  ]
}
