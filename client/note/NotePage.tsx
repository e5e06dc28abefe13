import { useParams } from 'react-router'
import { NoteScreen } from './NoteScreen.tsx'
import { OpenedNote } from './OpenedNote.tsx'
import './note.css'
import './narrowBar.css'
import './print.css'
import './processNote.css'

/** One note, open. */
export function NotePage() {
  const { noteId = '' } = useParams()
  return <OpenedNote key={noteId} noteId={noteId} show={(opened) => <NoteScreen {...opened} />} />
}
