import { isWordless } from '../../noteJson.ts'
import type { BlockWriter, WrittenCell } from '../../written/part.ts'
import { deriveConsent, isEmptyConsent } from './derive.ts'
import { describeConsentKind, describeConsentStatus, describeExpiry, describeForm, describeGiver } from './describe.ts'

/** Consents as a table. A kind that nobody filled is in it as not recorded: it was there to be asked about. */
export const writeConsent: BlockWriter = (node, { zero }) => {
  if (isEmptyConsent(node)) return []
  const rows = deriveConsent(node).map((derived): WrittenCell[] => {
    const { row, node: child, isOpen } = derived
    return [
      describeConsentKind(derived),
      isOpen ? 'not recorded' : describeConsentStatus(derived, zero),
      row.on ?? '',
      describeExpiry(derived),
      row.obtainedBy ?? '',
      describeGiver(derived),
      describeForm(derived),
      isWordless(child) ? '' : { lines: [child] },
    ]
  })
  return [{ head: ['Consent', 'Decision', 'On', 'Holds', 'Obtained by', 'From', 'Form', 'Scope and comment'], rows }]
}
