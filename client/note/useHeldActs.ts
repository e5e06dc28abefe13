import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import type { HeldItem } from '../../shared/api/notes.ts'
import type { NoteId } from '../../shared/ids.ts'
import { heldQuery, useSettleHeld } from '../api/notes.ts'
import { sentenceOf } from '../api/problems.ts'
import type { OpenNote } from '../sync/openNote.ts'
import type { HeldActs } from './HeldWords.tsx'
import { putBack } from './putBack.ts'

/**
 * The viewer's held words, and what they can do with them. Words that were put back stay on the list until the note with
 * them in it is saved: only then may they be settled.
 */
export function useHeldActs(noteId: NoteId, open: OpenNote | null, editor: Editor | null, mayWrite: boolean) {
  const held = useQuery(heldQuery(noteId))
  const settle = useSettleHeld(noteId)
  const [done, setDone] = useState<string | null>(null)
  const [working, setWorking] = useState<readonly string[]>([])

  const settled = ({ heldId }: HeldItem) => settle.mutate(heldId)
  const acts: HeldActs = {
    onCopy: (item) => {
      navigator.clipboard.writeText(item.text).then(
        () => setDone('Copied. The words stay here until you set them aside.'),
        () => setDone('The browser did not let them be copied. Mark the words and copy them by hand.'),
      )
    },
    onSetAside: settled,
  }
  if (mayWrite && editor && open) {
    acts.onPutBack = (item) => {
      if (working.includes(item.heldId)) return
      setWorking((ids) => [...ids, item.heldId])
      putBack(editor, open.doc, item)
      void whenSaved(open).then(() => settled(item))
      setDone('Put back.')
    }
  }
  const items = (held.data?.items ?? []).filter(({ heldId }) => !working.includes(heldId))
  const problem = settle.error ?? held.error
  return { items, acts, said: problem ? sentenceOf(problem) : done }
}

/** Resolves when everything written so far is on the server's disk. */
const whenSaved = (open: OpenNote): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (open.state().saved.kind !== 'saved') return
      stop()
      resolve()
    }
    const stop = open.subscribe(look)
    look()
  })
