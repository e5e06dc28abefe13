import { showMilligrams } from '../../shared/note/blocks/dose/derive.ts'
import { minutesBetween } from '../../shared/note/clock.ts'
import { counted } from '../ui/numbers.ts'
import type { GivenDose } from './log.ts'
import { routeInShort } from './routeInShort.ts'

/** `70 mg IM, 14:02` */
export function doseInWords({ given, route, at }: GivenDose): string {
  return `${showMilligrams(given)}${route === null ? '' : ` ${routeInShort[route]}`}, ${at ?? ''}`
}

/** `booster 25 mg, 14:19`; of several, how many and how much together. */
export function laterInWords(later: readonly GivenDose[]): string {
  const [one] = later
  if (one === undefined) return ''
  if (later.length === 1) return `booster ${showMilligrams(one.given)}, ${one.at ?? ''}`
  const sum = later.reduce((total, { given }) => total + (given ?? 0), 0)
  // Tenths of milligrams do not add up in binary.
  return `${later.length} boosters, ${showMilligrams(Math.round(sum * 1000) / 1000)} together`
}

/** When the next reading is meant to be, in words: `Vitals in three minutes`, and the rest of the sentence below. */
export function dueInWords(nextDue: string | null, last: string | null, clock: string): { head: string; rest: string } {
  if (nextDue === null)
    return { head: 'No vitals planned', rest: last === null ? 'none read yet' : `last read at ${last}` }
  const minutes = minutesBetween(clock, nextDue)
  const rest = `at ${nextDue}, a reminder only`
  if (minutes > 0) return { head: `Vitals in ${counted(minutes, 'minute')}`, rest }
  if (minutes === 0) return { head: 'Vitals now', rest }
  return { head: `Vitals were due ${counted(-minutes, 'minute')} ago`, rest }
}
