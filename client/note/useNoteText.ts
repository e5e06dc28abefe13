import { useEffect, useState } from 'react'
import type { NoteNode } from '../../shared/note/noteJson.ts'
import { readNote } from '../../shared/note/read.ts'
import type { OpenNote } from '../sync/openNote.ts'

/** After this pause in writing the text is read again. Milliseconds. */
const PAUSE = 400

/** The note's text as this page has it, read again after each pause in writing; null while it is not open. */
export function useNoteText(open: OpenNote | null): NoteNode | null {
  const [text, setText] = useState<NoteNode | null>(null)
  useEffect(() => {
    if (open === null) return
    const { doc } = open
    let pause: ReturnType<typeof setTimeout> | undefined
    const read = () => setText(readNote(doc))
    const changed = () => {
      clearTimeout(pause)
      pause = setTimeout(read, PAUSE)
    }
    read()
    doc.on('update', changed)
    return () => {
      clearTimeout(pause)
      doc.off('update', changed)
    }
  }, [open])
  return text
}
