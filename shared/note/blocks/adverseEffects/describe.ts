import type { Values } from '../../attributes.ts'
import { type ClockTime, elapsed } from '../../clock.ts'
import type { adverseEffectsRules } from './schema.ts'

/** `14:20`, `2026-11-21 09:00`, `2026-11-21`; empty for none. */
export const describeMoment = (on: string | null, at: string | null): string =>
  [on, at].filter((part) => part !== null).join(' ')

/** `Asked at 16:10 (T+128), none reported`; empty while nobody said that it was asked. */
export function describeAsked(
  { noneReported, askedAt }: Values<typeof adverseEffectsRules>,
  timeZero: ClockTime | null,
): string {
  if (noneReported !== true && askedAt === null) return ''
  const after = elapsed(timeZero, askedAt)
  const when = askedAt === null ? '' : ` at ${askedAt}${after === '' ? '' : ` (${after})`}`
  return `Asked${when}${noneReported === true ? ', none reported' : ''}`
}
