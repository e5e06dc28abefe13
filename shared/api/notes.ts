import { z } from 'zod'
import { Compartment, noteActs } from '../access/vocabulary.ts'
import { CaseId, DocumentId, HeldId, MemberId, NoteId, TemplateId } from '../ids.ts'
import { NoteStatus } from '../review/machine.ts'
import { abilities } from './abilities.ts'
import { AmendmentKind } from './amendments.ts'
import { CalendarDay, TextFacts } from './facts.ts'
import { PersonColor } from './people.ts'

/** The five phases of a course, in their order. */
export const Phase = z.enum(['evaluation', 'preparation', 'session', 'integration', 'follow-up'])
export type Phase = z.infer<typeof Phase>

/**
 * `occurredOn`: the day that the note is about, where its author is; today by the server's UTC where nothing is said. `carry`:
 * whether what earlier notes of the case leave open comes along, as far as the template has a place for it. `requestId`: the same
 * request sent again, by a second click or after a lost answer, makes no second note. `newestSeen`: the newest note of the case that
 * the page knows; where a colleague began a draft from the same template since, that one is the answer, and none is made.
 */
export const CreateNote = z.object({
  templateId: TemplateId,
  occurredOn: CalendarDay.optional(),
  carry: z.boolean().default(true),
  requestId: z.uuid().optional(),
  newestSeen: NoteId.nullable().optional(),
})
export type CreateNote = z.infer<typeof CreateNote>

export const SetOccurredOn = z.object({ occurredOn: CalendarDay })
export type SetOccurredOn = z.infer<typeof SetOccurredOn>

/**
 * A note without its text, which travels over the socket. `version` is the same for every viewer and changes exactly
 * when the text does. `readOnly` says why the viewer cannot type, or is null.
 */
export const Note = z.object({
  id: NoteId,
  /** A process note is its author’s alone, but for supervisors whom the author names. */
  kind: Compartment,
  caseId: CaseId,
  caseCode: z.string(),
  casePreferredName: z.string().nullable(),
  documentId: DocumentId,
  schemaVersion: z.number().int(),
  templateId: TemplateId,
  templateVersion: z.number().int(),
  title: z.string(),
  phase: Phase.nullable(),
  status: NoteStatus,
  version: z.string(),
  author: z.object({ id: MemberId, name: z.string(), color: PersonColor }),
  /** The day that the note is about. */
  occurredOn: z.string(),
  /** Since when it has been in its state. */
  statusSince: z.iso.datetime(),
  /** What a note in review still waits for. `sections`: the ids of those that the prescriber has not answered for. */
  awaits: z.object({ cosign: z.boolean(), sections: z.array(z.string()) }).nullable(),
  /** The signed note that it stands beside. */
  amends: z.object({ noteId: NoteId, kind: AmendmentKind }).nullable(),
  /** Null while they are not counted for the newest text; lists count them. */
  facts: TextFacts.nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  readOnly: z
    .enum([
      'discarded',
      'closed',
      'in_review',
      'signed',
      'entered_in_error',
      'locked',
      'role',
      'not_clinician',
      'granted',
    ])
    .nullable(),
  abilities: abilities(noteActs),
})
export type Note = z.infer<typeof Note>
export const Notes = z.object({ items: z.array(Note) })

/** Where held words stood: the id of a Yjs item that is still there beside them. */
export const HeldPlace = z.object({
  client: z.number().int(),
  clock: z.number().int(),
  side: z.enum(['before', 'after', 'inside']),
})
export type HeldPlace = z.infer<typeof HeldPlace>

/**
 * Why words were not merged. `foreign`: the update held words of a colleague that the server no longer knows. `misplaced`: undoing
 * brought words back whose old place is not to be found, and no two readers would see them at one.
 */
export const HeldReason = z.enum(['locked', 'revoked', 'overwritten', 'foreign', 'misplaced'])
export type HeldReason = z.infer<typeof HeldReason>

/** A viewer's own words that were not merged into the note, kept until the viewer takes them back or sets them aside. */
export const HeldItem = z.object({
  heldId: HeldId,
  reason: HeldReason,
  text: z.string(),
  at: z.iso.datetime(),
  place: HeldPlace.nullable(),
})
export type HeldItem = z.infer<typeof HeldItem>
export const HeldItems = z.object({ items: z.array(HeldItem) })
