import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery, useSession } from '../api/session.ts'
import type { Stop } from '../sync/ledger.ts'
import type { NoteSync, OpenNote } from '../sync/openNote.ts'

/** Stops after which the document is given up: its words are on the server, in the note or held. */
const opensAfresh: readonly Stop[] = ['locked', 'readOnly', 'apart', 'withdrawn']

/**
 * Does what follows when the server stops a note. A session that ended is asked about, so that the page asks to sign in
 * again and goes on with the same document afterwards. A note that was locked meanwhile, or that this member may only
 * read, is asked for again and opened afresh: what was not merged is held, and offered there.
 */
export function useStops(
  askAgain: () => Promise<unknown>,
  open: OpenNote | null,
  sync: NoteSync,
  reopen: () => void,
): void {
  const client = useQueryClient()
  const session = useSession().data?.state
  const why = sync.saved.kind === 'stopped' ? sync.saved.why : null

  useEffect(() => {
    if (why !== 'sessionOver' || session !== 'signedIn') return
    let still = true
    client.fetchQuery({ ...sessionQuery(client), staleTime: 0 }).then(
      ({ state }) => {
        if (still && state === 'signedIn') open?.resume()
      },
      () => {
        if (still) open?.resume()
      },
    )
    return () => {
      still = false
    }
  }, [why, session, client, open])

  useEffect(() => {
    if (why === null || !opensAfresh.includes(why)) return
    let still = true
    void askAgain().then(() => {
      if (still && why !== 'withdrawn') reopen()
    })
    return () => {
      still = false
    }
  }, [why, askAgain, reopen])
}
