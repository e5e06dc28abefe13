import type { NoteStatus } from '../review/machine.ts'
import type { Abilities, Compartment, NoteAct } from './vocabulary.ts'

/**
 * Whether a viewer may be in session mode at a note, which keeps their session from being locked by idleness: a draft of
 * the session phase, in the chart, that they may edit. The server and the screen ask the same.
 */
export const mayHoldSession = (
  note: { kind: Compartment; phase: string | null; status: NoteStatus },
  abilities: Pick<Abilities<NoteAct>, 'edit'>,
): boolean => note.kind === 'chart' && note.phase === 'session' && note.status === 'draft' && abilities.edit
