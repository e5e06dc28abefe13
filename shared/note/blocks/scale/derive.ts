import { readAttributes } from '../../attributes.ts'
import { isWordless, type NoteNode } from '../../noteJson.ts'
import { gad7 } from '../../scales/gad7.ts'
import { pcl5, pcl5Weekly } from '../../scales/pcl5.ts'
import { phq9 } from '../../scales/phq9.ts'
import { mostOf, type Scale } from '../../scales/scale.ts'
import { partsOf } from '../filled.ts'
import { answerNames, type Instrument, type Recall, scaleRules } from './schema.ts'

export interface DerivedScale {
  scale: Scale
  /** One for each of the scale's items, null while it is not answered. */
  answers: (number | null)[]
  difficulty: number | null
  answered: number
  /** Only when every item is answered: a partial sum would read as a low score. */
  total: number | null
  band: string | null
  /** Totals of the scale's clusters, each only when its items are answered. */
  clusters: { name: string; total: number | null; most: number }[]
  /** The practice's cut point as the block keeps it, and whether the total reaches it; null where nothing can be said. */
  cutPoint: number | null
  reachesCutPoint: boolean | null
  /** Plain words where an item needs to be looked at first (PHQ-9, item 9 above 0), whatever the total. */
  lookFirst: string | null
  /** The lines for the event that it is answered for. As a rule one, and none for most scales. */
  event: NoteNode[]
}

/** What follows from the answers of a scale. A block that names no known scale reads as a PHQ-9 without answers. */
export function deriveScale(node: Pick<NoteNode, 'attrs' | 'content'>): DerivedScale {
  const values = readAttributes(scaleRules, node.attrs)
  const scale = scaleOf(values.instrument, values.recall)
  const known = (value: number | null, anchors: readonly string[]) =>
    value !== null && value < anchors.length ? value : null
  const answers = scale.items.map((_, index) => {
    const name = answerNames[index]
    return name === undefined ? null : known(values[name], scale.anchors)
  })
  const total = totalOf(answers)
  const cutPoint = scale.bands.length === 0 ? values.cutPoint : null
  const first = scale.lookFirst === null ? null : (answers[scale.lookFirst.item - 1] ?? 0)
  return {
    scale,
    answers,
    difficulty: scale.difficulty === null ? null : known(values.difficulty, scale.difficulty.anchors),
    answered: answers.filter((answer) => answer !== null).length,
    total,
    band: total === null ? null : (scale.bands.findLast(({ from }) => from <= total)?.name ?? null),
    clusters: scale.clusters.map(({ name, first, last }) => ({
      name,
      total: totalOf(answers.slice(first - 1, last)),
      most: (last - first + 1) * (scale.anchors.length - 1),
    })),
    cutPoint,
    reachesCutPoint: total === null || cutPoint === null ? null : total >= cutPoint,
    lookFirst: scale.lookFirst !== null && first !== null && first > 0 ? scale.lookFirst.words : null,
    event: partsOf({ type: 'scale', ...node }, 'scaleEvent'),
  }
}

function scaleOf(instrument: Instrument | null, recall: Recall | null): Scale {
  switch (instrument) {
    case 'gad7':
      return gad7
    case 'pcl5':
      return recall === 'past_week' ? pcl5Weekly : pcl5
    case 'phq9':
    case null:
      return phq9
  }
}

/** Null while one of them is not answered. */
function totalOf(answers: readonly (number | null)[]): number | null {
  const given = answers.filter((answer) => answer !== null)
  return given.length === answers.length ? given.reduce((sum, answer) => sum + answer, 0) : null
}

/** Whether nothing is answered and no event is named. Which version is asked, and a cut point, are no answers. */
export function isEmptyScale(node: NoteNode): boolean {
  const { answered, difficulty } = deriveScale(node)
  return answered === 0 && difficulty === null && isWordless(node)
}

/** `Total 14 of 27, moderate`, `Total 34 of 80`, or `7 of 9 answered`. */
export function describeScore({ scale, answered, total, band }: DerivedScale): string {
  if (total === null) return `${answered} of ${scale.items.length} answered`
  return `Total ${total} of ${mostOf(scale)}${band === null ? '' : `, ${band}`}`
}

/** `B, intrusion 9 of 20; C, avoidance 4 of 8`, those that are answered; empty for a scale without clusters. */
export const describeClusters = ({ clusters }: DerivedScale): string =>
  clusters.flatMap(({ name, total, most }) => (total === null ? [] : [`${name} ${total} of ${most}`])).join('; ')

/** `At or above the practice’s cut point of 33`; empty where the practice has none, or the total is not known. */
export function describeCutPoint({ cutPoint, reachesCutPoint }: DerivedScale): string {
  if (reachesCutPoint === null) return ''
  return `${reachesCutPoint ? 'At or above' : 'Below'} the practice’s cut point of ${cutPoint}`
}
