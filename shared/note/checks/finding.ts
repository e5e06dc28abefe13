/** What the check before signing can find, each by a name that stays. */
export const checkCodes = [
  'section_empty',
  'consent_missing',
  'consent_ended',
  'touch_after_withdrawal',
  'discharge_incomplete',
  'vitals_not_taken',
  'item_9_without_words',
  'adverse_effects_not_asked',
  'mark_without_words',
  'dose_without_weight',
  'dose_without_time',
  'waste_without_witness',
  'carried_not_confirmed',
  'scale_incomplete',
  'prose_repeated',
] as const
export type CheckCode = (typeof checkCodes)[number]

/** `missing`: something that such a note holds is not there. `look`: it may be right, and is worth a second look. */
export const severities = ['missing', 'look'] as const
export type Severity = (typeof severities)[number]

/** One thing to see to before a note is signed. It informs and forbids nothing. */
export interface Finding {
  readonly code: CheckCode
  /** A sentence for a clinician. */
  readonly words: string
  readonly severity: Severity
  /** The section in which it is, and the block or row; null where it is in none. */
  readonly sectionId: string | null
  readonly itemId: string | null
  /**
   * What tells apart several findings of one code in one place, such as the kind of a consent; empty as a rule. A reason that
   * somebody gives belongs to code, place and this.
   */
  readonly about: string
}

/** A consent as another note of the case has it. Days are `YYYY-MM-DD`. */
export interface EarlierConsent {
  readonly kind: string
  readonly status: string
  /** The day of the decision, or the day of its note where the row names none. */
  readonly on: string
  readonly validMonths: number | null
  readonly withdrawnOn: string | null
}

/** The prose of one section of another note, as a fingerprint of each run of its words: enough to find it again, not to read it. */
export interface EarlierProse {
  readonly section: string
  readonly runs: readonly string[]
}

/** What is to be known of the note's case to check it. Nothing of it is of the note itself. */
export interface CheckSurroundings {
  /** The day that the note is about. */
  readonly occurredOn: string
  /** In the order of their notes' days. */
  readonly consents: readonly EarlierConsent[]
  /** The last note of the case before this one, and the last that was made from the same template. */
  readonly earlier: readonly EarlierNote[]
}

export interface EarlierNote {
  readonly occurredOn: string
  readonly title: string
  readonly prose: readonly EarlierProse[]
}

/** A note of which nothing else is known. */
export const noSurroundings = (occurredOn: string): CheckSurroundings => ({ occurredOn, consents: [], earlier: [] })
