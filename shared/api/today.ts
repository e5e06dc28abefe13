import { z } from 'zod'
import { Case } from './cases.ts'
import { Note } from './notes.ts'

/** A note that waits for the viewer, with where it stands in its course. */
export const WaitingNote = Note.extend({
  /** The number of its dose, of a session note. */
  dose: z.int().nullable(),
  /** How many doses were given before it. */
  afterDose: z.int().nullable(),
})
export type WaitingNote = z.infer<typeof WaitingNote>

/** All that waits for the viewer, and nothing of anybody else's. */
export const Today = z.object({
  /** For a supervisor: notes in review of those supervised, the one that waits longest first. */
  toReview: z.array(WaitingNote),
  /** The viewer's own notes for which changes were asked. */
  sentBack: z.array(WaitingNote),
  /** Drafts that the viewer made or wrote in, newest words first. */
  toFinish: z.array(WaitingNote),
  /** The viewer's own notes that were co-signed within the last two days, newest first. */
  cosigned: z.array(WaitingNote),
  /** The viewer's open cases, by code. */
  cases: z.array(Case),
})
export type Today = z.infer<typeof Today>
