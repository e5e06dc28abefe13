import { z } from 'zod'
import { HeldId, MemberId, NoteId, ReviewEventId } from '../ids.ts'
import { reviewActs } from '../review/machine.ts'
import { Sha256, SignatureStatement } from '../seal/sealedNote.ts'
import { AmendmentKind } from './amendments.ts'
import { CalendarDay } from './facts.ts'
import { prose } from './text.ts'

/** A reason in the member's words, for the record. */
const Reason = prose(2_000).trim().min(1, 'Please say why.')

/**
 * `password` may be left out within two minutes of having been given. `version` is the note's version on the signer's screen;
 * `textHash`, where it is given, the SHA-256 of the canonical JSON (RFC 8785) of the text there.
 */
export const SignNote = z.object({
  password: z.string().min(1, 'Please enter your password.').max(200).optional(),
  attest: z.literal(true, 'Please read the statement and agree to it.'),
  version: z.string().max(40),
  textHash: Sha256.optional(),
})
export type SignNote = z.infer<typeof SignNote>

/** A co-signature says as well when the note was discussed, and whether the co-signer was there in the session. */
export const CosignNote = SignNote.extend({
  discussedOn: CalendarDay.nullable().optional(),
  present: z.boolean().optional(),
})
export type CosignNote = z.infer<typeof CosignNote>

export const GiveReviewReason = z.object({ reason: Reason })
export type GiveReviewReason = z.infer<typeof GiveReviewReason>

/** `wrongClient`: it was written for another client; it is hidden from everybody then. */
export const EnterInError = z.object({ reason: Reason, wrongClient: z.boolean().default(false) })
export type EnterInError = z.infer<typeof EnterInError>

/**
 * `occurredOn`: the author's day, which is not the server's everywhere; without it, today in UTC. `heldId`: words of the author's
 * that came too late for the note; the new one begins with them.
 */
export const AmendNote = z.object({
  kind: AmendmentKind,
  occurredOn: CalendarDay.optional(),
  heldId: HeldId.optional(),
})
export type AmendNote = z.infer<typeof AmendNote>

/** A signature under a note, with what became of it. */
export const NoteSignature = z.object({
  ...SignatureStatement.omit({ format: true, practice: true, kind: true, noteId: true }).shape,
  /** Ed25519 over the canonical statement, in base64url, and the public key that it was made with. */
  seal: z.string(),
  publicKey: z.string(),
  /** Why it counts no more. */
  voided: z.object({ as: z.enum(['withdrawn', 'changes_requested']), at: z.iso.datetime(), by: z.string() }).nullable(),
  /** The seal and the content that was signed were looked at, and fit. */
  intact: z.boolean(),
})
export type NoteSignature = z.infer<typeof NoteSignature>
export const NoteSignatures = z.object({ items: z.array(NoteSignature) })

/** What happened in the life of a note. */
export const ReviewEvent = z.object({
  id: ReviewEventId,
  act: z.enum(reviewActs),
  at: z.iso.datetime(),
  by: z.object({ id: MemberId, name: z.string() }),
  reason: z.string().nullable(),
})
export type ReviewEvent = z.infer<typeof ReviewEvent>

/** A note that stands beside another that is signed. */
const Amendment = z.object({
  noteId: NoteId,
  kind: AmendmentKind,
  status: z.string(),
  author: z.string(),
  createdAt: z.iso.datetime(),
})

/** The life of a note: what happened, oldest first, and the notes that stand beside it. */
export const NoteReview = z.object({ events: z.array(ReviewEvent), amendments: z.array(Amendment) })
export type NoteReview = z.infer<typeof NoteReview>
