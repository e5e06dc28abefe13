import type { QueryClient } from '@tanstack/react-query'
import { SessionMode } from '../../shared/api/pin.ts'
import type { NoteId } from '../../shared/ids.ts'
import { isRefused } from './problems.ts'
import { ask, tell } from './request.ts'
import { coverPage, hold, loseHold } from './session.ts'

/** How often a page in session mode says so. The server forgets it after five minutes without. Milliseconds. */
const sayEvery = 60_000

/**
 * Holds the session at a note for as long as this page is in session mode there: the shade is drawn in the place of the
 * lock. Returns how to leave session mode. Out of reach it is said again and again; where the server holds the session no
 * more, the page is locked as any other.
 */
export function holdSession(client: QueryClient, noteId: NoteId): () => void {
  const path = `/notes/${noteId}/session-mode`
  let timer: ReturnType<typeof setTimeout> | undefined
  let still = true
  const leave = () => {
    still = false
    clearTimeout(timer)
    removeEventListener('online', say)
    document.removeEventListener('visibilitychange', say)
    tell(path, { method: 'DELETE' }).catch(() => {
      // Out of reach, or over: what is not renewed lapses.
    })
  }
  const say = () => {
    clearTimeout(timer)
    ask(SessionMode, path, { method: 'POST' }).then(
      ({ state }) => {
        if (!still) return
        hold(client, noteId)
        if (state === 'shaded') coverPage(client)
      },
      (error: unknown) => {
        if (!still || !isRefused(error) || isRefused(error, 'unexpected')) return
        leave()
        loseHold(client)
      },
    )
    timer = setTimeout(say, sayEvery)
  }
  addEventListener('online', say)
  // A device that slept.
  document.addEventListener('visibilitychange', say)
  say()
  return () => {
    if (!still) return
    leave()
    loseHold(client)
  }
}
