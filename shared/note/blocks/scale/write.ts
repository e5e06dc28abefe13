import { isWordless } from '../../noteJson.ts'
import type { BlockWriter } from '../../written/part.ts'
import { deriveScale, describeClusters, describeCutPoint, describeScore, isEmptyScale } from './derive.ts'

/** A scale item by item with its score, and the developers' notice that goes with it. */
export const writeScale: BlockWriter = (node) => {
  if (isEmptyScale(node)) return []
  const derived = deriveScale(node)
  const { scale, answers, difficulty, lookFirst, event } = derived
  const rows = scale.items.map((item, index) => [
    String(index + 1),
    item,
    inWords(answers[index] ?? null, scale.anchors),
  ])
  const last =
    scale.difficulty === null ? [] : [['', scale.difficulty.question, inWords(difficulty, scale.difficulty.anchors)]]
  const said = [describeScore(derived), describeClusters(derived), describeCutPoint(derived)].filter(
    (part) => part !== '',
  )
  return [
    { paragraph: `${scale.name}, ${scale.recall}. ${said.join('. ')}.` },
    ...(event.every(isWordless) ? [] : [{ label: 'Event', lines: event }]),
    ...(lookFirst === null ? [] : [{ paragraph: `${lookFirst}.` }]),
    { head: ['', 'Item', 'Answer'], rows: [...rows, ...last] },
    { paragraph: scale.notice },
  ]
}

const inWords = (answer: number | null, anchors: readonly string[]) =>
  answer === null ? 'Not answered' : `${answer}, ${anchors[answer]?.toLowerCase()}`
