import * as decoding from 'lib0/decoding'
import { z } from 'zod'
import { HeldId } from '../../shared/ids.ts'
import type { HeldNotice } from '../../shared/sync/frames.ts'

const Notice = z.object({
  reason: z.enum(['locked', 'revoked', 'overwritten', 'read_only', 'foreign', 'misplaced']),
  heldId: HeldId.nullable(),
})

/** Reads frame 5, or null where it is not readable: then the list of held words tells what was kept. */
export function readHeldNotice(decoder: decoding.Decoder): HeldNotice | null {
  try {
    return Notice.parse(JSON.parse(decoding.readVarString(decoder)))
  } catch {
    return null
  }
}
