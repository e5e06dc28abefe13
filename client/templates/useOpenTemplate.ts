import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Template } from '../../shared/api/templates.ts'
import { heldOfTemplateQuery, templateQuery } from '../api/templates.ts'
import { notOpen } from '../note/useOpenNote.ts'
import { type NoteSync, type OpenNote, openNote } from '../sync/openNote.ts'
import { reachBy } from '../sync/reach.ts'

const never = () => () => {}

/**
 * Keeps a template's document open while its page is shown to somebody who edits it, as a note's is. Words that are not on
 * the server yet are in this window only. Another `opening` number begins with a fresh document.
 */
export function useOpenTemplate(
  template: Template | undefined,
  opening: number,
): { open: OpenNote | null; sync: NoteSync } {
  const client = useQueryClient()
  const [open, setOpen] = useState<OpenNote | null>(null)
  const { id } = template ?? {}
  const documentId = template?.abilities.edit ? template.documentId : null

  // biome-ignore lint/correctness/useExhaustiveDependencies: another opening is another document of the same template
  useEffect(() => {
    if (!id || !documentId) return
    const opened = openNote(
      { documentId },
      {
        reach: () => reachBy(client, () => client.fetchQuery({ ...templateQuery(id), staleTime: 0, retry: false })),
        onHeld: () => void client.invalidateQueries(heldOfTemplateQuery(id)),
        onUnsaved: () => {},
      },
    )
    opened.setKept(false)
    setOpen(opened)
    return () => {
      opened.close()
      setOpen(null)
    }
  }, [client, id, documentId, opening])

  const sync = useSyncExternalStore(open?.subscribe ?? never, open?.state ?? (() => notOpen))
  return { open, sync }
}
