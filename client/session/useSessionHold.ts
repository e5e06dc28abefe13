import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { mayHoldSession } from '../../shared/access/sessionMode.ts'
import type { Note } from '../../shared/api/notes.ts'
import { useSession } from '../api/session.ts'
import { holdSession } from '../api/sessionMode.ts'

/**
 * Keeps the session from being locked while this is shown, for a note at which its member may be in session mode. True
 * while the shade is drawn: then nothing of the note may be on the screen.
 */
export function useSessionHold(note: Note): boolean {
  const client = useQueryClient()
  const state = useSession().data?.state
  const isIn = state === 'signedIn' || state === 'shaded'
  const mayHold = mayHoldSession(note, note.abilities)
  const { id } = note
  useEffect(() => (isIn && mayHold ? holdSession(client, id) : undefined), [client, id, isIn, mayHold])
  return state === 'shaded'
}
