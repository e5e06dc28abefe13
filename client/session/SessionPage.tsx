import { useLayoutEffect } from 'react'
import { useParams } from 'react-router'
import { OpenedNote } from '../note/OpenedNote.tsx'
import { showDim } from '../ui/scheme.ts'
import { SessionScreen } from './SessionScreen.tsx'
import '../note/note.css'
import './session.css'
import './sessionNarrow.css'
import './sessionLog.css'
import './sessionPads.css'
import './sessionPanels.css'

/** Session mode: the dosing day on a tablet, in one hand. It writes into the session's note, which others have open. */
export function SessionPage() {
  const { noteId = '' } = useParams()
  // The scheme of session mode is chosen apart, and ends with it.
  useLayoutEffect(() => () => showDim(false), [])
  return <OpenedNote key={noteId} noteId={noteId} show={(opened) => <SessionScreen {...opened} />} />
}
