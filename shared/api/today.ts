import { z } from 'zod'
import { CaseId, NoteId } from '../ids.ts'
import { Case } from './cases.ts'
import { Note } from './notes.ts'
import { Measure } from './practice.ts'

/** A note that waits for the viewer, with where it stands in its course. */
export const WaitingNote = Note.extend({
  /** The number of its dose, of a session note. */
  dose: z.int().nullable(),
  /** How many doses were given before it. */
  afterDose: z.int().nullable(),
  /** Until when it is to be reviewed, by the practice's rule; null where there is none, or nothing to review. */
  reviewDueAt: z.iso.datetime().nullable(),
  /** The day by which the viewer is to sign it, by the practice's rule; null where there is none, or it is not theirs to sign. */
  signDueOn: z.string().nullable(),
  /** As whom the viewer is to review it: `backup` stands in for the supervisor; null where the viewer is not to. */
  reviewsAs: z.enum(['supervisor', 'backup', 'prescriber']).nullable(),
})
export type WaitingNote = z.infer<typeof WaitingNote>

/** Whose something is that is due. */
const ofCase = { caseId: CaseId, caseCode: z.string(), casePreferredName: z.string().nullable() }

/** An action of a case that is neither done nor dropped. `due` is its day. */
const ActionDue = z.object({
  ...ofCase,
  id: z.string(),
  noteId: NoteId,
  text: z.string(),
  owner: z.string().nullable(),
  due: z.string(),
})

/** A measure that is meant to be taken again, by the practice's rhythm. */
const MeasureDue = z.object({ ...ofCase, measure: Measure, lastTakenOn: z.string(), dueSince: z.string() })

/** All that waits for the viewer, and nothing of anybody else's. */
export const Today = z.object({
  /** For a supervisor: notes in review of those supervised, and for a prescriber those with sections to answer for, the one that is due first, then the one that waits longest. */
  toReview: z.array(WaitingNote),
  /** The viewer's own notes for which changes were asked. */
  sentBack: z.array(WaitingNote),
  /** Drafts that the viewer made or wrote in: what is due first, then newest words first. */
  toFinish: z.array(WaitingNote),
  /** The viewer's own notes that were co-signed within the last two days, newest first. */
  cosigned: z.array(WaitingNote),
  /** The viewer's open cases, by code. */
  cases: z.array(Case),
  /** In the viewer's open cases, the longest due first. What is due on the server's day or the next: the viewer's clock says the day. */
  due: z.object({ actions: z.array(ActionDue), measures: z.array(MeasureDue) }),
})
export type Today = z.infer<typeof Today>
