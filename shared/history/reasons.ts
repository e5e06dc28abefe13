import { z } from 'zod'

/**
 * Why a version of a note was kept. All but `pause` are of an act, and are kept for as long as the note is; pauses
 * are thinned as they grow old.
 */
export const VersionReason = z.enum([
  'created',
  'pause',
  'submitted',
  'withdrawn',
  'returned',
  'signed',
  'attested',
  'cosigned',
  'entered_in_error',
  'before_restore',
  'restored',
  'before_move',
  'moved',
])
export type VersionReason = z.infer<typeof VersionReason>

/** Whether a version of this reason may give way to newer ones. */
export const isPassing = (reason: VersionReason): boolean => reason === 'pause'
