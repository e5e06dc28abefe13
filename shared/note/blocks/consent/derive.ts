import { readAttributes, type Values } from '../../attributes.ts'
import { monthsAfter } from '../../calendar.ts'
import type { NoteNode } from '../../noteJson.ts'
import { isUnfilled, partsOf } from '../filled.ts'
import { consentRowRules } from './schema.ts'

export interface DerivedConsent {
  row: Values<typeof consentRowRules>
  /** The row's node, for its words. */
  node: NoteNode
  /** The last day on which it holds, `YYYY-MM-DD`; null where no end was agreed or it was not given. */
  holdsUntil: string | null
  /** Nobody has filled a cell or written a word. The kind alone may have come with the template. */
  isOpen: boolean
}

/** A consent block's rows as they were written, with what follows from their dates. */
export function deriveConsent(node: NoteNode): DerivedConsent[] {
  return partsOf(node, 'consentRow').map((child) => {
    const row = readAttributes(consentRowRules, child.attrs)
    const { status, on, validMonths } = row
    const holdsUntil = status === 'given' && on !== null && validMonths !== null ? monthsAfter(on, validMonths) : null
    return { row, node: child, holdsUntil, isOpen: isUnfilled(child, consentRowRules, ['kind']) }
  })
}

/** Whether nothing but the kinds that are asked about stands in it. */
export const isEmptyConsent = (node: NoteNode): boolean => deriveConsent(node).every(({ isOpen }) => isOpen)
