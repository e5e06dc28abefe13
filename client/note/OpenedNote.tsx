import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import { heldQuery, listedNote, noteQuery } from '../api/notes.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import type { NoteSync, OpenNote } from '../sync/openNote.ts'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { NoteGone } from './NoteGone.tsx'
import { useOpenNote } from './useOpenNote.ts'
import { useStops } from './useStops.ts'

export interface Opened {
  note: Note
  open: OpenNote | null
  sync: NoteSync
  /** When words were written that an earlier page could not send; null where there were none. */
  broughtBack: number | null
}

/**
 * A note, opened for as long as this is shown, and what is shown instead where it is gone or cannot be had. What a list
 * already knew about it is enough to open the socket, so the text is fetched while the API is asked for the rest. Give it
 * a key of the note's own.
 */
export function OpenedNote({ noteId, show }: { noteId: string; show: (opened: Opened) => ReactNode }) {
  const client = useQueryClient()
  const found = useQuery({
    ...noteQuery(noteId),
    placeholderData: () => listedNote(client, noteId),
    // A colleague may lock the note or close the case; a writer should know before writing what would be held.
    refetchInterval: 15_000,
  })
  const [opening, setOpening] = useState(0)
  const reopen = useCallback(() => setOpening((before) => before + 1), [])
  const gone = isRefused(found.error, 'not_found')
  const { open, sync, broughtBack } = useOpenNote(gone ? undefined : found.data, opening)
  const askAgain = useCallback(
    () =>
      Promise.all([
        client.invalidateQueries({ queryKey: noteQuery(noteId).queryKey, exact: true }),
        client.invalidateQueries({ queryKey: heldQuery(noteId).queryKey }),
      ]),
    [client, noteId],
  )
  useStops(askAgain, open, sync, reopen)

  if (gone || (sync.saved.kind === 'stopped' && sync.saved.why === 'withdrawn')) {
    return <NoteGone noteId={noteId} wasOpen={found.data !== undefined} lateWords={open?.unsavedWords() ?? ''} />
  }
  if (found.data) return show({ note: found.data, open, sync, broughtBack })
  if (found.error && !isRefused(found.error, 'not_signed_in', 'session_locked')) {
    return (
      <main className="alone">
        <Problem>{sentenceOf(found.error)}</Problem>
      </main>
    )
  }
  return <Loading />
}
