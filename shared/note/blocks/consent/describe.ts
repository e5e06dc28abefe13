import { type ClockTime, elapsed } from '../../clock.ts'
import type { DerivedConsent } from './derive.ts'
import { capacityNames, consentGiverNames, consentKindNames, consentStatusNames } from './schema.ts'

/** Shown with the block: how consent is obtained here. */
export const consentNotice =
  'Consent is not obtained while the client is dosed. During the dose touch may be withdrawn, never widened, and silence is not consent.'

const filled = (parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(', ')

/** `Ketamine treatment`; `Consent` while no kind is chosen. */
export function describeConsentKind({ row }: DerivedConsent): string {
  if (row.kind === null) return 'Consent'
  const name = consentKindNames[row.kind]
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** `given`, `withdrawn on 2026-11-20 at 14:40 (T+38)`; empty while nothing is decided. `timeZero` is T+0 of the note. */
export function describeConsentStatus({ row }: DerivedConsent, timeZero: ClockTime | null): string {
  if (row.status === null) return ''
  const name = consentStatusNames[row.status]
  if (row.status !== 'withdrawn') return name
  const after = elapsed(timeZero, row.withdrawnAt)
  return [
    name,
    row.withdrawnOn === null ? null : `on ${row.withdrawnOn}`,
    row.withdrawnAt === null ? null : `at ${row.withdrawnAt}`,
    after === '' ? null : `(${after})`,
  ]
    .filter((part) => part !== null)
    .join(' ')
}

/** `until 2027-11-20`, the expiry; empty where none follows. */
export const describeExpiry = ({ holdsUntil }: DerivedConsent): string =>
  holdsUntil === null ? '' : `until ${holdsUntil}`

/** From whom, and how able to decide: `guardian Ruth Vale, has capacity, interpreter: none needed`. */
export const describeGiver = ({ row }: DerivedConsent): string =>
  filled([
    [row.from === null ? null : consentGiverNames[row.from], row.fromName]
      .filter((part) => part !== null && part !== '')
      .join(' '),
    row.capacity === null ? null : capacityNames[row.capacity],
    row.interpreter === null || row.interpreter === '' ? null : `interpreter: ${row.interpreter}`,
  ])

/** The form: `version 3, signed copy: paper file`. */
export const describeForm = ({ row }: DerivedConsent): string =>
  filled([
    row.version === null || row.version === '' ? null : `version ${row.version}`,
    row.signedCopy === null || row.signedCopy === '' ? null : `signed copy: ${row.signedCopy}`,
  ])
