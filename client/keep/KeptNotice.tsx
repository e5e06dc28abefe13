import { Link } from 'react-router'
import { Icon } from '../ui/Icon.tsx'
import { useKeptWords } from './KeepingProvider.tsx'

/** Says, in the frame of every screen, which notes have words that this device keeps and has not sent. */
export function KeptNotice() {
  const kept = useKeptWords()
  const notes = [...new Map(kept.map((one) => [one.noteId, one])).values()]
  if (notes.length === 0) return null
  return (
    <aside className="keptNotice sentence" aria-label="Words not sent">
      <Icon name="held" />
      <span>
        {notes.length === 1 ? '1 note has' : `${notes.length} notes have`} words that were not sent yet. Open{' '}
        {notes.map(({ noteId, title }, index) => (
          <span key={noteId}>
            {index > 0 && '; '}
            <Link className="quietLink" to={`/notes/${noteId}`}>
              {title}
            </Link>
          </span>
        ))}{' '}
        to send them.
      </span>
    </aside>
  )
}
