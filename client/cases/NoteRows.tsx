import { Link } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import type { Note } from '../../shared/api/notes.ts'
import { byDay, type Place } from '../../shared/course/place.ts'
import { Day } from '../ui/Day.tsx'
import { PhaseName, phaseWord } from '../ui/PhaseName.tsx'
import { StatusName } from '../ui/StatusName.tsx'
import { loadNotePage, NewNote } from './NewNote.tsx'
import { placesIn } from './places.ts'
import { placeInWords } from './words.ts'

/** A case's notes, newest first. */
export function NoteRows({ one, notes }: { one: Case; notes: readonly Note[] }) {
  if (notes.length === 0) {
    return (
      <div className="emptyList notesEmpty">
        <p>No notes yet.{one.abilities.createNote ? ' Begin with the evaluation.' : ''}</p>
        {one.abilities.createNote && <NewNote one={one} label="Begin a note" />}
      </div>
    )
  }
  const places = placesIn(one, notes)
  const newestFirst = notes.toSorted((one, other) => byDay(other, one))
  return (
    <section className="notes" aria-labelledby="notes-heading">
      <div className="listHead">
        <h2 id="notes-heading">Notes</h2>
        <span className="muted small">{notes.length}, newest first</span>
      </div>
      <ul className="rows" aria-labelledby="notes-heading">
        {newestFirst.map((note) => (
          <li key={note.id}>
            <NoteRow note={note} place={places.get(note.id)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function NoteRow({ note, place }: { note: Note; place: Place | undefined }) {
  const where = place ? placeInWords(note.phase, place) : ''
  const says = note.phase !== null && note.title !== phaseWord(note.phase)
  return (
    <Link className="noteRow" to={`/notes/${note.id}`} onMouseEnter={loadNotePage} onFocus={loadNotePage}>
      <PhaseName phase={note.phase} {...(note.phase === null ? { name: note.title } : {})} />
      <span className="notePlace">
        {where && <span>{where}</span>}
        <span className="noteWhen muted">
          <Day day={note.occurredOn} />
        </span>
      </span>
      <span className="noteTitle">{says ? note.title : ''}</span>
      <span className="noteAuthor muted">{note.author.name}</span>
      <StatusName status={note.status} />
    </Link>
  )
}
