import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import { heldQuery, noteQuery } from '../api/notes.ts'
import { isRefused } from '../api/problems.ts'
import { type NoteSync, type OpenNote, openNote, type Reach } from '../sync/openNote.ts'

const notOpen: NoteSync = { saved: { kind: 'opening' }, ready: false }
const never = () => () => {}

/**
 * Keeps a note open while its page is shown. Another `opening` number gives up the document and begins with a fresh one:
 * words that were not merged are then among the held ones, and do not come back by themselves.
 */
export function useOpenNote(note: Note | undefined, opening: number): { open: OpenNote | null; sync: NoteSync } {
  const client = useQueryClient()
  const [open, setOpen] = useState<OpenNote | null>(null)
  const { id, documentId } = note ?? {}

  // biome-ignore lint/correctness/useExhaustiveDependencies: another opening is another document of the same note
  useEffect(() => {
    if (!id || !documentId) return
    const opened = openNote(
      { documentId },
      {
        reach: async (): Promise<Reach> => {
          try {
            await client.fetchQuery({ ...noteQuery(id), staleTime: 0, retry: false })
            return 'there'
          } catch (error) {
            if (isRefused(error, 'not_signed_in', 'session_locked')) return 'signedOut'
            return isRefused(error, 'not_found') ? 'gone' : 'away'
          }
        },
        onHeld: () => void client.invalidateQueries(heldQuery(id)),
      },
    )
    setOpen(opened)
    return () => {
      opened.close()
      setOpen(null)
    }
  }, [client, id, documentId, opening])

  const sync = useSyncExternalStore(open?.subscribe ?? never, open?.state ?? (() => notOpen))
  return { open, sync }
}
