import { Link } from 'react-router'
import type { Note } from '../../shared/api/notes.ts'
import { byDay } from '../../shared/course/place.ts'
import { useMe } from '../api/session.ts'
import { Day } from '../ui/Day.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PrivateWord } from '../ui/PrivateWord.tsx'
import { When } from '../ui/When.tsx'
import { loadNotePage } from './NewNote.tsx'

/** The viewer's own process notes, and under them those that somebody let the viewer read. Apart from the course, and in no count. */
export function ProcessNotes({ notes }: { notes: readonly Note[] }) {
  const me = useMe()
  const newestFirst = notes.toSorted((one, other) => byDay(other, one))
  const own = newestFirst.filter(({ author }) => author.id === me.id)
  const shared = newestFirst.filter(({ author }) => author.id !== me.id)
  if (notes.length === 0) return null
  return (
    <section className="processNotes" aria-labelledby="process-notes-heading">
      <div className="listHead">
        <h2 id="process-notes-heading">
          <Icon name="lock" />
          Process notes
        </h2>
        <PrivateWord icon={false}>
          {own.length > 0 ? 'Only you can read this, and whoever you name' : 'Shared with you for training'}
        </PrivateWord>
      </div>
      {own.length > 0 && <Rows notes={own} label="Process notes" />}
      {own.length > 0 && shared.length > 0 && <h3 className="muted">Shared with you for training</h3>}
      {shared.length > 0 && <Rows notes={shared} label="Shared with you for training" />}
    </section>
  )
}

function Rows({ notes, label }: { notes: readonly Note[]; label: string }) {
  return (
    <ul className="rows" aria-label={label}>
      {notes.map((note) => (
        <li key={note.id}>
          <Link className="processRow" to={`/notes/${note.id}`} onMouseEnter={loadNotePage} onFocus={loadNotePage}>
            <span className="processTitle">{note.title}</span>
            <span className="processDay muted">
              <Day day={note.occurredOn} />
            </span>
            <span className="muted">{note.author.name}</span>
            <span className="muted small">
              written <When at={note.updatedAt} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
