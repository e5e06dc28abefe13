import { useParams } from 'react-router'
import { NoteScreen } from '../note/NoteScreen.tsx'
import { OpenedNote } from '../note/OpenedNote.tsx'
import { useQueue } from './queue.ts'
import '../note/note.css'
import '../note/print.css'
import '../note/processNote.css'
import './reviewBar.css'

/** A note among those that wait for the reviewer, who goes through them one by one: each is read, and none is signed with others. */
export function ReviewPage() {
  const { noteId = '' } = useParams()
  const place = useQueue(noteId)
  return <OpenedNote key={noteId} noteId={noteId} show={(opened) => <NoteScreen {...opened} review={place} />} />
}
