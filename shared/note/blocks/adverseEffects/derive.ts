import { readAttributes, type Values } from '../../attributes.ts'
import { daysBetween } from '../../calendar.ts'
import { type ClockReading, DAY, minutesBetween, minutesOf, readingOf, setForwardBetween } from '../../clock.ts'
import { isWordless, type NoteNode } from '../../noteJson.ts'
import { hasNoCell, isUnfilled, partsOf } from '../filled.ts'
import { momentOrder } from '../timeline/derive.ts'
import { adverseEffectsRules, effectRowRules } from './schema.ts'

interface DerivedAdverseEffects {
  block: Values<typeof adverseEffectsRules>
  /** By day and clock time of onset, as in a timeline; those without a cell or word left out. */
  rows: EffectRowOf[]
}
interface EffectRowOf {
  row: Values<typeof effectRowRules>
  node: NoteNode
  /** Its place among the rows as they were written. */
  index: number
  /** The lines for the effect and for what was done. As a rule one each. */
  words: NoteNode[]
  action: NoteNode[]
  /** From onset to its end, in words; empty while one of both is not known. */
  duration: string
}

/** What follows from the rows: their order, and how long each effect lasted. */
export function deriveAdverseEffects(node: NoteNode): DerivedAdverseEffects {
  const written = partsOf(node, 'effectRow').map((child, index): EffectRowOf => {
    const row = readAttributes(effectRowRules, child.attrs)
    const words = partsOf(child, 'effectWords')
    return { row, node: child, index, words, action: partsOf(child, 'effectAction'), duration: durationOf(row) }
  })
  const filled = written.filter(
    ({ node: child }) => !isUnfilled(child, effectRowRules, ['onsetRecordedAt', 'resolvedRecordedAt']),
  )
  const sorted = filled.toSorted((one, other) => compareDays(one.row.onsetOn, other.row.onsetOn))
  const days = [...Map.groupBy(sorted, ({ row }) => row.onsetOn).values()]
  return {
    block: readAttributes(adverseEffectsRules, node.attrs),
    rows: days.flatMap((ofDay) =>
      momentOrder(ofDay.map(({ row }) => onsetOf(row))).flatMap((index) => ofDay[index] ?? []),
    ),
  }
}

/** When an effect began, with the stamp of its writing. */
export const onsetOf = ({ onsetAt, onsetRecordedAt }: Values<typeof effectRowRules>): ClockReading | null =>
  readingOf({ at: onsetAt, recordedAt: onsetRecordedAt })
const endOf = ({ resolvedAt, resolvedRecordedAt }: Values<typeof effectRowRules>): ClockReading | null =>
  readingOf({ at: resolvedAt, recordedAt: resolvedRecordedAt })

/** Without a day it began on the day of the note, before anything that a later day is named for. */
const compareDays = (one: string | null, other: string | null): number =>
  one === other ? 0 : (one ?? '') < (other ?? '') ? -1 : 1

/**
 * How long an effect lasted: by its days where both are named, to the minute where both clock times are there too; else by
 * the clock alone, across midnight too. Empty where the end lies before the beginning: then one of them is mistyped.
 */
function durationOf(row: Values<typeof effectRowRules>): string {
  const { onsetOn, resolvedOn } = row
  const [onset, end] = [onsetOf(row), endOf(row)]
  const days = onsetOn === null || resolvedOn === null ? null : daysBetween(onsetOn, resolvedOn)
  if (onset === null || end === null) return days === null || days <= 0 ? '' : showMinutes(days * DAY)
  // An end on a day that is named, of an effect whose own day is not, may lie any time later.
  if (days === null && resolvedOn !== null) return ''
  const minutes =
    days === null
      ? minutesBetween(onset, end)
      : days * DAY + minutesOf(end.at) - minutesOf(onset.at) - setForwardBetween(onset, end)
  return minutes < 0 ? '' : showMinutes(minutes)
}

/** `35 min`, `1 h 10 min`, `2 h`, `1 day 14 h`, `2 days`. */
function showMinutes(minutes: number): string {
  const days = Math.floor(minutes / DAY)
  const hours = Math.floor((minutes % DAY) / 60)
  const rest = minutes % 60
  const parts = [
    days === 0 ? null : `${days} ${days === 1 ? 'day' : 'days'}`,
    hours === 0 ? null : `${hours} h`,
    rest === 0 ? null : `${rest} min`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? '0 min' : parts.join(' ')
}

/** Whether an effect is recorded, however little of it. */
export const hasAdverseEffect = (node: NoteNode): boolean => deriveAdverseEffects(node).rows.length > 0

/** Whether neither an effect is recorded nor that somebody asked and none was reported. */
export const isEmptyAdverseEffects = (node: NoteNode): boolean =>
  hasNoCell(node, adverseEffectsRules) && isWordless(node) && !hasAdverseEffect(node)
