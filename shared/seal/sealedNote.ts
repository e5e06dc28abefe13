import { z } from 'zod'
import { CareRole } from '../access/vocabulary.ts'
import type { AmendmentKind } from '../api/amendments.ts'
import type { Phase } from '../api/notes.ts'
import { type CaseId, MemberId, NoteId, PracticeId, type TemplateId } from '../ids.ts'
import type { NoteNode } from '../note/noteJson.ts'
import { canonicalJson } from './canonicalJson.ts'

/** All that is signed of a note: its text, and what it is the text of. */
export interface NoteContent {
  format: 'throughline-note/1'
  practiceId: PracticeId
  caseId: CaseId
  caseCode: string
  noteId: NoteId
  title: string
  phase: Phase | null
  template: { id: TemplateId; version: number }
  schemaVersion: number
  occurredOn: string
  createdAt: string
  author: { id: MemberId; name: string }
  amends: { noteId: NoteId; kind: AmendmentKind } | null
  text: NoteNode
}

/** The bytes that are hashed for a signature, as text. */
export const canonicalNote = (content: NoteContent): string => canonicalJson(content)

/** SHA-256 in hexadecimal. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const Signer = z.object({
  id: MemberId,
  name: z.string(),
  careRole: CareRole,
  credentials: z.array(
    z.object({
      title: z.string(),
      number: z.string().nullable(),
      state: z.string().nullable(),
      expiresOn: z.string().nullable(),
    }),
  ),
})
export type Signer = z.infer<typeof Signer>

/** What every sealed statement says: where it stands in the practice's chain, when, about which note. */
const sealed = {
  format: z.literal('throughline-seal/1'),
  practice: z.object({ id: PracticeId, name: z.string() }),
  /** Its number in the chain of the practice, from 1 without gaps. */
  number: z.int().min(1),
  /** The hash of the seal before it; null for the first. */
  previous: Sha256.nullable(),
  noteId: NoteId,
  at: z.iso.datetime(),
  signer: Signer,
}

export const SignatureStatement = z.object({
  ...sealed,
  kind: z.literal('signature'),
  /** SHA-256 of the canonical note in UTF-8. */
  content: Sha256,
  /** The version of the text that was signed. */
  version: z.string(),
  meaning: z.enum(['author', 'answers_for', 'co_signer']),
  /** The sentence that the signer saw and agreed to. */
  attestation: z.string(),
  /** The sections that the signer answers for as prescriber; none for others. */
  sections: z.array(z.object({ id: z.string(), title: z.string() })),
  /** Whose words the text holds, with how many. */
  contributors: z.array(z.object({ id: MemberId, name: z.string(), words: z.int() })),
  /** Of a co-signature: when the note was discussed, and whether the co-signer was there in the session. */
  review: z.object({ discussedOn: z.string().nullable(), present: z.boolean() }).nullable(),
})
export type SignatureStatement = z.infer<typeof SignatureStatement>

/** That the signatures before it count no more, or that the note was entered in error: a later seal, never an earlier one removed. */
export const MarkStatement = z.object({
  ...sealed,
  kind: z.enum(['withdrawn', 'changes_requested', 'entered_in_error']),
  /** SHA-256 of the reason's words in UTF-8; null where none was asked for. */
  reason: Sha256.nullable(),
})
export type MarkStatement = z.infer<typeof MarkStatement>

export const SealStatement = z.discriminatedUnion('kind', [SignatureStatement, MarkStatement])
export type SealStatement = z.infer<typeof SealStatement>

/** Whether the signatures before a statement count no more: a note that is withdrawn or sent back is signed anew. They stay, marked. */
export function voidsSignatures(statement: SealStatement): statement is MarkStatement {
  switch (statement.kind) {
    case 'withdrawn':
    case 'changes_requested':
      return true
    case 'entered_in_error':
    case 'signature':
      return false
  }
}
