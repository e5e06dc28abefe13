import { useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { HeldItem, Note } from '../../shared/api/notes.ts'
import { heldQuery, useSettleHeld } from '../api/notes.ts'
import { sentenceOf } from '../api/problems.ts'
import { useAmend } from '../api/review.ts'
import type { OpenNote } from '../sync/openNote.ts'
import type { HeldActs } from './HeldWords.tsx'
import { putBack } from './putBack.ts'

/** Words that were put back into a document and are not yet settled. */
interface PutBack {
  heldId: HeldItem['heldId']
  open: OpenNote
}

/** What has to be known of the note that the words were written for. */
type NoteOfWords = Pick<Note, 'id' | 'caseId'> & { abilities: Pick<Note['abilities'], 'edit' | 'addendum'> }

/**
 * The viewer's held words, and what they can do with them. Words are settled only when the note with them in it is saved.
 * They are not listed meanwhile, and come back to the list when that cannot be: when the note stopped or its document was
 * given up before, or when settling failed.
 */
export function useHeldActs(note: NoteOfWords, open: OpenNote | null, editor: Editor | null) {
  const { id: noteId, abilities } = note
  const held = useQuery(heldQuery(noteId))
  const { mutateAsync: settle } = useSettleHeld(noteId)
  const { mutateAsync: amend } = useAmend(note)
  const navigate = useNavigate()
  const [said, setSaid] = useState<string | null>(null)
  const [working, setWorking] = useState<readonly PutBack[]>([])
  const isWorking = ({ heldId }: HeldItem) => working.some((one) => one.heldId === heldId && one.open === open)

  const acts: HeldActs = {
    onCopy: (item) => {
      navigator.clipboard.writeText(item.text).then(
        () => setSaid('Copied. The words stay here until you set them aside.'),
        () => setSaid('The browser did not let them be copied. Mark the words and copy them by hand.'),
      )
    },
    onSetAside: ({ heldId }) => {
      settle(heldId).then(
        () => setSaid(null),
        (error: unknown) => setSaid(sentenceOf(error)),
      )
    },
  }
  if (abilities.addendum) {
    acts.onAmend = ({ heldId }) => {
      amend({ kind: 'addendum', heldId }).then(
        ({ id }) => navigate(`/notes/${id}`),
        (error: unknown) => setSaid(sentenceOf(error)),
      )
    }
  }
  if (abilities.edit && editor && open) {
    acts.onPutBack = (item) => {
      if (isWorking(item)) return
      if (!putBack(editor, open.doc, item)) {
        setSaid('They could not be put back here. Set the caret in a line and try again, or copy them.')
        return
      }
      const mine: PutBack = { heldId: item.heldId, open }
      setWorking((all) => [...all, mine])
      setSaid('Put back.')
      const comesBack = (why: string) => {
        setWorking((all) => all.filter((one) => one !== mine))
        setSaid(why)
      }
      whenSaved(open).then(
        () => settle(item.heldId).catch((error: unknown) => comesBack(sentenceOf(error))),
        () => comesBack('The note stopped before they were saved in it, so they are still kept here.'),
      )
    }
  }
  const items = (held.data?.items ?? []).filter((item) => !isWorking(item))
  return { items, acts, said: held.error ? sentenceOf(held.error) : said }
}

/**
 * Fulfils when everything written so far is on the server's disk; rejects when the note stopped for good. After a session
 * that ended, the same document goes on, so that is waited for. Stays open where the document is given up.
 */
const whenSaved = (open: OpenNote): Promise<void> =>
  new Promise((resolve, reject) => {
    const look = () => {
      const { saved } = open.state()
      if (saved.kind === 'saved') resolve()
      else if (saved.kind === 'stopped' && saved.why !== 'sessionOver') reject(new Error('The note stopped'))
      else return
      stop()
    }
    const stop = open.subscribe(look)
    look()
  })
