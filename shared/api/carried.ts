import { z } from 'zod'
import { NoteId } from '../ids.ts'
import { ThreadItem } from './threads.ts'

/** Where something that other notes take over was written. */
const from = { noteId: NoteId, occurredOn: z.string() }

/** Words of a section, a line for each paragraph, as they stand in their note. */
const CarriedWords = z.object({ text: z.string(), ...from })

export const CarriedMedicine = z.object({
  /** Of the row in its note. */
  id: z.string(),
  name: z.string(),
  dose: z.string().nullable(),
  since: z.string().nullable(),
  stopped: z.string().nullable(),
  comment: z.string(),
  /** The day of an earlier note that said it, where nobody has confirmed it in this one. */
  carriedFrom: z.string().nullable(),
})
export type CarriedMedicine = z.infer<typeof CarriedMedicine>

/** What the notes of a case have that its next note, session mode and an emergency need at hand. */
export const Carried = z.object({
  /** From the newest note whose section `allergies` says something. */
  allergies: CarriedWords.nullable(),
  /** The client's intention in their own words, from the newest note whose section `intention` says something. */
  intention: CarriedWords.nullable(),
  /** The list of the newest note that has one; `noneTaken` where it says that none is taken. */
  medicines: z.object({ items: z.array(CarriedMedicine), noneTaken: z.boolean(), ...from }).nullable(),
  weight: z
    .object({ weight: z.number(), unit: z.enum(['kg', 'lb']), measuredOn: z.string().nullable(), ...from })
    .nullable(),
  /** Goals that are open, and actions neither done nor dropped. */
  goals: z.array(ThreadItem),
  actions: z.array(ThreadItem),
})
export type Carried = z.infer<typeof Carried>
