import { z } from 'zod'

/** A calendar date as it stands on a wall, `YYYY-MM-DD`, without a zone. */
export const CalendarDay = z.iso
  .date('Please enter a date, such as 2026-11-20.')
  .refine((day) => day >= '1900-01-01' && day < '2200-01-01', 'Please enter a date of our time.')
export type CalendarDay = z.infer<typeof CalendarDay>

/** The most scores that are counted of one note. */
export const MAX_SCORES = 40

/** A complete score of a questionnaire, or of a measure that the practice scores elsewhere. */
export const Score = z.object({
  measure: z.enum(['phq9', 'gad7', 'pcl5', 'other']),
  /** What it is called: of another measure as it was typed, by which its scores are found again. */
  name: z.string().max(120),
  total: z.number(),
  /** The lowest and highest total that there can be, where they are known. */
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** Whether a lower total is the better one; null where nobody said. */
  lowerIsBetter: z.boolean().nullable(),
  /** The practice's cut point as the block keeps it; null where there is none. */
  cutPoint: z.number().nullable(),
  /** The day it was answered, where that is not the day of the note. */
  on: z.string().max(10).nullable(),
})
export type Score = z.infer<typeof Score>

/** A decision on one kind of consent. Days are `YYYY-MM-DD`. */
export const RecordedConsent = z.object({
  kind: z.string().max(40),
  status: z.string().max(40),
  on: z.string().nullable(),
  validMonths: z.int().nullable(),
  withdrawnOn: z.string().nullable(),
})
export type RecordedConsent = z.infer<typeof RecordedConsent>

/** What has to be looked at first: PHQ-9, item 9 above 0; ideation or behaviour in a C-SSRS. */
export const RiskSign = z.enum(['phq9_item_9', 'cssrs'])
export type RiskSign = z.infer<typeof RiskSign>

/**
 * What lists show of a note's text: numbers and choices, and of its words the names of measures alone. It is a function of the text alone and is
 * counted by `shared/note/facts.ts`. Bump `factsVersion` with every change of what is counted or how.
 */
export const TextFacts = z.object({
  /** What was given in all, of the product of the note's dose blocks; null where none is recorded as given. */
  dose: z
    .object({
      /** mg */
      given: z.number(),
      route: z.string().max(40).nullable(),
      /** The clock time of the first giving, `HH:MM`. */
      at: z.string().max(5).nullable(),
    })
    .nullable(),
  /** Required sections in which nobody has written a word or filled a cell. */
  requiredEmpty: z.int().min(0),
  /** Totals of complete scales; null where there is none or an item is not answered. */
  phq9: z.int().nullable(),
  gad7: z.int().nullable(),
  pcl5: z.int().nullable(),
  /** Complete scores in the order of the text. */
  scores: z.array(Score).max(MAX_SCORES),
  /** What has to be looked at first, each once, of complete blocks and others. */
  lookFirst: z.array(RiskSign).max(RiskSign.options.length),
  /** An adverse effect is recorded. */
  adverseEffects: z.boolean(),
  /** A dose, a reading, a moment or an adverse effect is recorded, in full or in part. */
  recorded: z.boolean(),
  /** Decisions on consents, as they were written. */
  consents: z.array(RecordedConsent).max(200),
})
export type TextFacts = z.infer<typeof TextFacts>

/** Facts that another version counted are counted anew. */
export const factsVersion = 7
