import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import { heldQuery, noteQuery } from '../api/notes.ts'
import { useKeeping } from '../keep/KeepingProvider.tsx'
import type { KeptPage } from '../keep/keptPage.ts'
import { type NoteSync, type OpenNote, openNote } from '../sync/openNote.ts'
import { reachBy } from '../sync/reach.ts'

export const notOpen: NoteSync = { saved: { kind: 'opening' }, ready: false, kept: null }
const never = () => () => {}

/**
 * Keeps a note open while its page is shown. Another `opening` number gives up the document and begins with a fresh one:
 * words that were not merged are then among the held ones, and do not come back by themselves.
 */
export function useOpenNote(
  note: Note | undefined,
  opening: number,
): { open: OpenNote | null; sync: NoteSync; broughtBack: number | null } {
  const client = useQueryClient()
  const keeping = useKeeping()
  const [broughtBack, setBroughtBack] = useState<number | null>(null)
  const latest = useRef(note)
  latest.current = note
  const [open, setOpen] = useState<OpenNote | null>(null)
  const { id, documentId } = note ?? {}

  // biome-ignore lint/correctness/useExhaustiveDependencies: another opening is another document of the same note
  useEffect(() => {
    if (!id || !documentId) return
    const opened = openNote(
      { documentId },
      {
        reach: () => reachBy(client, () => client.fetchQuery({ ...noteQuery(id), staleTime: 0, retry: false })),
        onHeld: () => void client.invalidateQueries(heldQuery(id)),
        onUnsaved: (updates) => page?.keep(updates),
      },
    )
    const title = `${latest.current?.caseCode ?? ''}, ${latest.current?.title ?? ''}`
    const page: KeptPage | undefined = keeping?.page({ noteId: id, documentId, title }, opened.setKept)
    if (!page) opened.setKept(false)
    let still = true
    let stopHearing: () => void = never()
    // Only who may write: from a reader the server takes nothing, and keeps nothing either.
    if (keeping && page && latest.current?.abilities.edit) {
      // A key that is asked for only when there is no line any more comes too late.
      keeping.keyToWrite().then(
        (key) => {
          if (key === null) opened.setKept(false)
        },
        () => opened.setKept(false),
      )
      const taken = new Set<string>()
      const bringBack = () => {
        keeping.list(id).then(
          (found) => {
            const whole = found.flatMap((one) =>
              one.fits && one.updates !== null && !taken.has(one.id) ? [{ ...one, updates: one.updates }] : [],
            )
            const [first] = whole
            if (!still || !first || !latest.current?.abilities.edit) return
            for (const one of whole) taken.add(one.id)
            page.takeOver(whole.map((one) => one.id))
            opened.bringBack(whole.toReversed().flatMap(({ updates }) => updates))
            setBroughtBack(first.at)
          },
          () => {
            // The browser's storage cannot be read: what is in it stays.
          },
        )
      }
      bringBack()
      // A page that was left a moment ago may still be writing, and keys may come late.
      stopHearing = keeping.subscribe(bringBack)
    }
    setOpen(opened)
    return () => {
      still = false
      stopHearing()
      page?.close()
      opened.close()
      setOpen(null)
    }
  }, [client, keeping, id, documentId, opening])

  const sync = useSyncExternalStore(open?.subscribe ?? never, open?.state ?? (() => notOpen))
  return { open, sync, broughtBack }
}
