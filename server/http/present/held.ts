import type { HeldItem } from '../../../shared/api/notes.ts'
import type { ownHeld } from '../../domain/notes/held.ts'

/** Words that were not merged, for their author. */
export const presentHeld = ({ id, at, ...row }: Awaited<ReturnType<typeof ownHeld>>[number]): HeldItem => ({
  heldId: id,
  at: new Date(at).toISOString(),
  ...row,
})
