import { useEffect, useRef } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import { tell } from '../api/request.ts'
import type { NoteSync } from '../sync/openNote.ts'

/** Whoever looks for less than this has not read anything. Milliseconds. */
const aGlance = 1_500

/**
 * Says, whenever the page is left or hidden, that the viewer had the note before their eyes: what changes from then on is what
 * they are shown as new. Said at the end and not at the beginning, since what is new would be gone with the first look.
 */
export function useSeen(note: Note, sync: NoteSync): void {
  const shows = sync.ready && note.abilities.readHistory
  const since = useRef<number | null>(null)
  const { id } = note
  useEffect(() => {
    if (!shows) return
    const begin = () => {
      since.current = document.visibilityState === 'visible' ? performance.now() : null
    }
    const end = () => {
      const had = since.current
      since.current = null
      if (had === null || performance.now() - had < aGlance) return
      tell(`/notes/${id}/seen`, { method: 'POST', body: {}, keepalive: true }).catch(() => {
        // Not told is not seen: it is shown as new once more.
      })
    }
    const turn = () => (document.visibilityState === 'visible' ? begin() : end())
    begin()
    document.addEventListener('visibilitychange', turn)
    return () => {
      document.removeEventListener('visibilitychange', turn)
      end()
    }
  }, [shows, id])
}
