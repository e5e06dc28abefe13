import { readAttributes } from '../../attributes.ts'
import type { NoteNode } from '../../noteJson.ts'
import { gad7 } from '../../scales/gad7.ts'
import { phq9 } from '../../scales/phq9.ts'
import type { Scale } from '../../scales/scale.ts'
import { answerNames, scaleRules } from './schema.ts'

interface DerivedScale {
  scale: Scale
  /** One for each of the scale's items, null while it is not answered. */
  answers: (number | null)[]
  difficulty: number | null
  answered: number
  /** Only when every item is answered: a partial sum would read as a low score. */
  total: number | null
  band: string | null
  /** Plain words where an item needs to be looked at first (PHQ-9, item 9 above 0), whatever the total. */
  lookFirst: string | null
}

/** What follows from the answers of a scale. A block that names no known scale reads as a PHQ-9 without answers. */
export function deriveScale(node: Pick<NoteNode, 'attrs'>): DerivedScale {
  const values = readAttributes(scaleRules, node.attrs)
  const scale = values.instrument === 'gad7' ? gad7 : phq9
  const answers = scale.items.map((_, index) => {
    const name = answerNames[index]
    return name === undefined ? null : values[name]
  })
  const given = answers.filter((answer) => answer !== null)
  const total = given.length === answers.length ? given.reduce((sum, answer) => sum + answer, 0) : null
  const first = scale.lookFirst === null ? null : (answers[scale.lookFirst.item - 1] ?? 0)
  return {
    scale,
    answers,
    difficulty: scale.difficulty === null ? null : values.difficulty,
    answered: given.length,
    total,
    band: total === null ? null : (scale.bands.findLast(({ from }) => from <= total)?.name ?? null),
    lookFirst: scale.lookFirst !== null && first !== null && first > 0 ? scale.lookFirst.words : null,
  }
}

/** Whether nothing is answered. */
export function isEmptyScale(node: NoteNode): boolean {
  const { answered, difficulty } = deriveScale(node)
  return answered === 0 && difficulty === null
}

/** `Total 14 of 27, moderate` or `7 of 9 answered`. */
export function describeScore({ scale, answered, total, band }: DerivedScale): string {
  const items = scale.items.length
  return total === null ? `${answered} of ${items} answered` : `Total ${total} of ${items * 3}, ${band}`
}
