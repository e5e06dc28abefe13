import { z } from 'zod'

/** A calendar date as it stands on a wall, `YYYY-MM-DD`, without a zone. */
export const CalendarDay = z.iso
  .date('Please enter a date, such as 2026-11-20.')
  .refine((day) => day >= '1900-01-01' && day < '2200-01-01', 'Please enter a date of our time.')
export type CalendarDay = z.infer<typeof CalendarDay>

/**
 * What lists show of a note's text: numbers and choices, none of its words. It is a function of the text alone and is
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
  /** An item that has to be looked at first stands above 0 (PHQ-9, item 9), whether or not the scale is complete. */
  lookFirst: z.boolean(),
  /** An adverse effect is recorded. */
  adverseEffects: z.boolean(),
})
export type TextFacts = z.infer<typeof TextFacts>

/** Facts that another version counted are counted anew. */
export const factsVersion = 1
