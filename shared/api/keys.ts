import { z } from 'zod'
import { PracticeKeyId } from '../ids.ts'
import { Sha256 } from '../seal/sealedNote.ts'

/** A public key that the practice seals with, for everybody to publish and compare. */
export const PracticeKey = z.object({
  id: PracticeKeyId,
  /** Ed25519, the 32 bytes in base64url. */
  publicKey: z.string(),
  /** SHA-256 of those bytes. */
  fingerprint: Sha256,
  since: z.iso.datetime(),
})
export type PracticeKey = z.infer<typeof PracticeKey>
export const PracticeKeys = z.object({ items: z.array(PracticeKey) })
