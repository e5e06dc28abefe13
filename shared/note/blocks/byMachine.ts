import { minuteStamp } from '../clock.ts'
import { blockRules } from './nodes.ts'

/** Who writes, and what the clock says: filled into a new row by the machine. */
export interface RowOrigin {
  readonly user: { readonly id: string; readonly name: string }
  readonly now: () => Date
}

/** What the machine fills in. It does not make a row worth keeping. */
export const machineCells: readonly string[] = ['id', 'recordedAt', 'observer', 'observerName']

/**
 * What the machine fills into a new row of this kind: when it was written down and who observed it, as far as the row has
 * cells for that. The same whether the row is added in the editor or in session mode.
 */
export function byMachine(kind: string, { user, now }: RowOrigin): Record<string, string> {
  const known = { recordedAt: minuteStamp(now()), observer: user.id, observerName: user.name }
  const rules = blockRules[kind] ?? {}
  return Object.fromEntries(Object.entries(known).filter(([name]) => Object.hasOwn(rules, name)))
}
