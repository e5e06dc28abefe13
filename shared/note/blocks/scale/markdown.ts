import type { BlockWriter } from '../../markdown/writer.ts'
import { deriveScale, describeScore, isEmptyScale } from './derive.ts'

/** A scale item by item with its score, and the developers' notice that goes with it. */
export const writeScale: BlockWriter = (node, { table }) => {
  if (isEmptyScale(node)) return []
  const derived = deriveScale(node)
  const { scale, answers, difficulty, lookFirst } = derived
  const rows = scale.items.map((item, index) => [
    String(index + 1),
    item,
    inWords(answers[index] ?? null, scale.anchors),
  ])
  const last =
    scale.difficulty === null ? [] : [['', scale.difficulty.question, inWords(difficulty, scale.difficulty.anchors)]]
  return [
    { paragraph: `${scale.name}, ${scale.recall}. ${describeScore(derived)}.` },
    ...(lookFirst === null ? [] : [{ paragraph: `${lookFirst}.` }]),
    table(['', 'Item', 'Answer'], [...rows, ...last]),
    { paragraph: scale.notice },
  ]
}

const inWords = (answer: number | null, anchors: readonly string[]) =>
  answer === null ? 'Not answered' : `${answer}, ${anchors[answer]?.toLowerCase()}`
