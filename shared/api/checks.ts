import { z } from 'zod'
import { MemberId, ReasonId } from '../ids.ts'
import { checkCodes, severities } from '../note/checks/finding.ts'
import { RecordedConsent } from './facts.ts'

/** One thing to see to before a note is signed; see `shared/note/checks/finding.ts`. */
const Finding = z.object({
  code: z.enum(checkCodes),
  words: z.string(),
  severity: z.enum(severities),
  sectionId: z.string().nullable(),
  itemId: z.string().nullable(),
  about: z.string(),
})

/** What is to be known of the case to check the note anew while somebody writes in it. */
const CheckSurroundings = z.object({
  occurredOn: z.string(),
  consents: z.array(RecordedConsent.extend({ on: z.string() })),
  earlier: z.array(
    z.object({
      occurredOn: z.string(),
      title: z.string(),
      /** Fingerprints of runs of words, not words. */
      prose: z.array(z.object({ section: z.string(), runs: z.array(z.string()) })),
    }),
  ),
})

/** What a finding is told apart by: nothing that is read, and no control characters, which not every database stores. */
const nameOf = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}]*$/u)

/** Of which finding a reason speaks: its code, the id of its item or else its section, and what tells it apart there. */
const ofFinding = {
  code: z.enum(checkCodes),
  place: nameOf(100),
  about: nameOf(60),
}

/** Why somebody who may sign the note goes on in spite of a finding. */
export const CheckReason = z.object({
  id: ReasonId,
  ...ofFinding,
  reason: z.string(),
  member: z.object({ id: MemberId, name: z.string() }),
  at: z.iso.datetime(),
})
export type CheckReason = z.infer<typeof CheckReason>

/** The most of a reason, in UTF-16 code units. */
export const MAX_REASON_LENGTH = 500

export const GiveReason = z.object({
  ...ofFinding,
  reason: z
    .string()
    .trim()
    .min(1, 'Please say why.')
    .max(MAX_REASON_LENGTH, `Please keep it under ${MAX_REASON_LENGTH} characters.`)
    .regex(/^[^\p{Cc}]*$/u, 'Please write it in one line.'),
})
export type GiveReason = z.infer<typeof GiveReason>

export const Checks = z.object({
  /** In the order of the note, by its text as it is on disk. */
  findings: z.array(Finding),
  around: CheckSurroundings,
  /** Oldest first; those of findings that are no more included. */
  reasons: z.array(CheckReason),
})
export type Checks = z.infer<typeof Checks>
