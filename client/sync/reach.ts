import type { QueryClient } from '@tanstack/react-query'
import { isRefused } from '../api/problems.ts'
import { isShaded } from '../api/session.ts'
import type { Reach } from './openNote.ts'

/** What the API says about a document whose socket was refused, by asking for what it belongs to. */
export async function reachBy(client: QueryClient, askFor: () => Promise<unknown>): Promise<Reach> {
  try {
    await askFor()
    return 'there'
  } catch (error) {
    // Under the shade the note's socket is open to its member, while the rest of the API is not.
    if (isRefused(error, 'session_locked') && isShaded(client)) return 'there'
    if (isRefused(error, 'not_signed_in', 'session_locked')) return 'signedOut'
    return isRefused(error, 'not_found') ? 'gone' : 'away'
  }
}
