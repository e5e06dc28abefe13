import { z } from 'zod'
import { NoteKind } from '../access/supervision.ts'
import { MemberId, SupervisionId } from '../ids.ts'
import { abilities } from './abilities.ts'
import { PersonColor } from './people.ts'

const Person = z.object({ id: MemberId, name: z.string(), color: PersonColor })

/** When a supervision holds: from its first moment up to, not including, `to`; open-ended where that is null. */
const period = { from: z.iso.datetime(), to: z.iso.datetime().nullable().default(null) }

/** Kinds of notes that need co-signing; null for all of them. */
const Covers = z.array(NoteKind).min(1, 'Please choose at least one kind of note.').max(6).nullable()

/** A supervisor answers for the notes of a supervisee, and the backup does where the supervisor cannot. */
export const Supervision = z.object({
  id: SupervisionId,
  supervisor: Person,
  supervisee: Person,
  backup: Person.nullable(),
  ...period,
  covers: Covers,
  state: z.enum(['ahead', 'running', 'over']),
  abilities: abilities(['manage']),
})
export type Supervision = z.infer<typeof Supervision>
export const Supervisions = z.object({ items: z.array(Supervision) })

const inOrder = ({ from, to }: { from: string; to: string | null }): boolean =>
  to === null || Date.parse(to) > Date.parse(from)
const outOfOrder = { path: ['to'], message: 'Please choose an end that is after the beginning.' }

const terms = { backupId: MemberId.nullable().default(null), ...period, covers: Covers.default(null) }

export const BeginSupervision = z
  .object({ supervisorId: MemberId, superviseeId: MemberId, ...terms })
  .refine(inOrder, outOfOrder)
export type BeginSupervision = z.infer<typeof BeginSupervision>

/** Everything about a supervision but between whom it is. */
export const ChangeSupervision = z.object(terms).refine(inOrder, outOfOrder)
export type ChangeSupervision = z.infer<typeof ChangeSupervision>
