import type { CheckReason } from '../../shared/api/checks.ts'
import type { Finding } from '../../shared/note/checks/finding.ts'

/** Where a finding is, as its reason names it. */
export const placeOf = ({ itemId, sectionId }: Finding): string => itemId ?? sectionId ?? ''

/** Tells a finding from the others of its note. */
export const keyOf = (finding: Finding): string => `${finding.code} ${placeOf(finding)} ${finding.about}`

/** Whether a reason was given for just this finding. */
export const isReasonFor = (finding: Finding, reason: CheckReason): boolean =>
  reason.code === finding.code && reason.place === placeOf(finding) && reason.about === finding.about
