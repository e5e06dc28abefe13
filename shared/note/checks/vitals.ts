import { readAttributes } from '../attributes.ts'
import { deriveDischarge } from '../blocks/discharge/derive.ts'
import { isUnfilled, partsOf } from '../blocks/filled.ts'
import { vitalsRowRules, vitalsRules } from '../blocks/vitals/schema.ts'
import { clockAfter, minutesBetween } from '../clock.ts'
import { blocksNamed, type Check, inBlock, type NoteInView } from './noteInView.ts'

/** A reading this many minutes from a planned time answers it, or half the way to the next planned time if that is less. */
const NEARBY = 15
/** Times that one finding names. */
const NAMED = 6

/**
 * Readings that were planned for the time from T+0 to the discharge and have none nearby, taken or said not to have been.
 * Where no discharge is recorded, the last reading ends the time. A plan is a reminder; so is this.
 */
export const checkVitals: Check = (note) =>
  blocksNamed(note, 'vitals').flatMap((block) => {
    const { timeZero } = note
    if (timeZero === null || block.isInEmptyRequired) return []
    const plan = readAttributes(vitalsRules, block.node.attrs)
    const turns = partsOf(block.node, 'vitalsRow')
      .filter((row) => !isUnfilled(row, vitalsRowRules, ['at', 'recordedAt']))
      .flatMap((row) => readAttributes(vitalsRowRules, row.attrs).at ?? [])
      .map((at) => minutesBetween(timeZero, at))
      .toSorted((one, other) => one - other)
    const end = endOf(note, timeZero) ?? turns.at(-1) ?? 0
    const listed = plan.dueAt === null ? [] : plan.dueAt.split(',').map(Number)
    const missing = [...listedWithout(listed, turns, end), ...repeatedWithout(plan.dueEvery, listed, turns, end)]
    if (missing.length === 0) return []
    const named = missing.slice(0, NAMED).map((minute) => `${clockAfter(timeZero, minute)} (T+${minute})`)
    const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : ''
    return [
      inBlock(block, {
        code: 'vitals_not_taken',
        severity: 'missing',
        words: `Planned vitals have no reading nearby: ${named.join(', ')}${more}.`,
      }),
    ]
  })

/** Minutes from T+0 to the end of what is watched, by the discharge; null where none is recorded. */
function endOf(note: NoteInView, timeZero: string): number | null {
  const left = blocksNamed(note, 'discharge').flatMap(({ node }) => deriveDischarge(node).discharge.at ?? [])
  const [at] = left.map((time) => minutesBetween(timeZero, time)).filter((minutes) => minutes >= 0)
  return at ?? null
}

function listedWithout(listed: readonly number[], turns: readonly number[], end: number): number[] {
  return listed.filter((minute, index) => {
    const gaps = [minute - (listed[index - 1] ?? 0), (listed[index + 1] ?? Number.MAX_SAFE_INTEGER) - minute]
    const near = Math.min(NEARBY, ...gaps.filter((gap) => gap > 0).map((gap) => gap / 2))
    return minute <= end && !turns.some((turn) => Math.abs(turn - minute) <= near)
  })
}

/** After the listed times one reading follows another within the interval, and half of it in grace. */
function repeatedWithout(
  every: number | null,
  listed: readonly number[],
  turns: readonly number[],
  end: number,
): number[] {
  if (every === null) return []
  const missing: number[] = []
  let at = listed.at(-1) ?? 0
  while (at + every <= end) {
    const next = turns.find((turn) => turn > at && turn <= at + every * 1.5)
    if (next === undefined) missing.push(at + every)
    at = next ?? at + every
  }
  return missing
}
