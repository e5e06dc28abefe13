import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import type { HeldItem } from '../../shared/api/notes.ts'
import { sentenceOf } from '../api/problems.ts'
import type { OpenNote } from '../sync/openNote.ts'
import type { HeldActs } from './HeldWords.tsx'
import { putBack } from './putBack.ts'

/** Words that were put back into a document and are not yet settled. */
interface PutBack {
  heldId: HeldItem['heldId']
  open: OpenNote
}

/** Where held words come from, and how they are settled. */
interface Held {
  data: { items: readonly HeldItem[] } | undefined
  error: Error | null
  settle: (heldId: HeldItem['heldId']) => Promise<unknown>
  mayWrite: boolean
}

/**
 * The viewer's held words, and what they can do with them. Words are settled only when the text with them in it is saved.
 * They are not listed meanwhile, and come back to the list when that cannot be: when the text stopped or its document was
 * given up before, or when settling failed. `say` says something in the place where the acts say what became of them.
 */
export function useHeldWords({ data, error, settle, mayWrite }: Held, open: OpenNote | null, editor: Editor | null) {
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
  if (mayWrite && editor && open) {
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
        () => comesBack('They were not saved where you put them back, so they are still kept here.'),
      )
    }
  }
  const items = (data?.items ?? []).filter((item) => !isWorking(item))
  return { items, acts, said: error ? sentenceOf(error) : said, say: setSaid }
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
