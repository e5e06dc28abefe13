import type { Abilities, NoteAct, NoteStatus } from './vocabulary.ts'

/**
 * Whether a viewer may be in session mode at a note, which keeps their session from being locked by idleness: a draft of
 * the session phase that they may edit. The server and the screen ask the same.
 */
export const mayHoldSession = (
  note: { phase: string | null; status: NoteStatus },
  abilities: Pick<Abilities<NoteAct>, 'edit'>,
): boolean => note.phase === 'session' && note.status === 'draft' && abilities.edit
