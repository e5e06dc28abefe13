import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useParams } from 'react-router'
import { listedNote, noteQuery } from '../api/notes.ts'
import { isRefused, sentenceOf } from '../api/problems.ts'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { NoteGone } from './NoteGone.tsx'
import { NoteScreen } from './NoteScreen.tsx'
import { useOpenNote } from './useOpenNote.ts'
import { useStops } from './useStops.ts'
import './note.css'
import './print.css'
import './processNote.css'

/**
 * One note, open. What a list already knew about it is enough to open the socket, so the text is fetched while the API is
 * asked for the rest.
 */
export function NotePage() {
  const { noteId = '' } = useParams()
  return <OneNote key={noteId} noteId={noteId} />
}

function OneNote({ noteId }: { noteId: string }) {
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
  useStops(noteId, open, sync, reopen)

  if (gone || (sync.saved.kind === 'stopped' && sync.saved.why === 'withdrawn')) {
    return <NoteGone noteId={noteId} wasOpen={found.data !== undefined} lateWords={open?.unsavedWords() ?? ''} />
  }
  if (found.data) return <NoteScreen note={found.data} open={open} sync={sync} broughtBack={broughtBack} />
  if (found.error && !isRefused(found.error, 'not_signed_in', 'session_locked')) {
    return (
      <main className="alone">
        <Problem>{sentenceOf(found.error)}</Problem>
      </main>
    )
  }
  return <Loading />
}
