import { z } from 'zod'
import { NoteId, PracticeId, PracticeKeyId } from '../ids.ts'

export const sealedFileFormat = 'throughline-sealed-note/1'

/**
 * A signed note with all that is needed to check it elsewhere; in a file it stands in canonical JSON (RFC 8785).
 * docs/VERIFYING.md says how each field is checked.
 */
export const SealedFile = z.strictObject({
  format: z.literal(sealedFileFormat),
  practice: z.object({ id: PracticeId, name: z.string() }),
  noteId: NoteId,
  exportedAt: z.iso.datetime(),
  /** What was signed: canonical notes, each as the text that was hashed. */
  contents: z.array(z.string()),
  /** Every seal of the note in its order, each statement as the text that was sealed. */
  seals: z.array(z.object({ statement: z.string(), seal: z.string(), keyId: PracticeKeyId })),
  keys: z.array(z.object({ id: PracticeKeyId, publicKey: z.string(), since: z.iso.datetime() })),
  /** Ed25519 over the SHA-256, in hexadecimal, of the canonical JSON of everything else. */
  outer: z.object({ keyId: PracticeKeyId, seal: z.string() }),
})
export type SealedFile = z.infer<typeof SealedFile>
