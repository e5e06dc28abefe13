import { Link } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import { type Note, Phase } from '../../shared/api/notes.ts'
import { PhaseName, phaseWord } from '../ui/PhaseName.tsx'
import { StatusName } from '../ui/StatusName.tsx'
import { When } from '../ui/When.tsx'
import { loadNotePage, NewNote } from './NewNote.tsx'

/** The phases in the order of a course, then what stands beside it. */
const order = [...Phase.options, null]

/** A case's notes under their phases, each phase's newest first. */
export function NotesByPhase({ one, notes }: { one: Case; notes: readonly Note[] }) {
  if (notes.length === 0) {
    return (
      <div className="emptyList notesEmpty">
        <p>No notes yet.{one.abilities.createNote ? ' Begin with the preparation.' : ''}</p>
        {one.abilities.createNote && <NewNote caseId={one.id} label="Begin a note" />}
      </div>
    )
  }
  return (
    <section className="notes" aria-labelledby="notes-heading">
      <div className="listHead">
        <h2 id="notes-heading">Notes</h2>
        <span className="muted small">{notes.length}, newest first in each phase</span>
      </div>
      <ol className="rows">
        {order.map((phase) => (
          <PhaseRows key={phase} phase={phase} notes={notes.filter((note) => note.phase === phase)} />
        ))}
      </ol>
    </section>
  )
}

function PhaseRows({ phase, notes }: { phase: Note['phase']; notes: readonly Note[] }) {
  if (notes.length === 0) return null
  const newestFirst = notes.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt))
  return (
    <li className="phaseRows">
      <h3>
        <PhaseName phase={phase} />
      </h3>
      <ul aria-label={phaseWord(phase)}>
        {newestFirst.map((note) => (
          <li key={note.id}>
            <Link className="noteRow" to={`/notes/${note.id}`} onMouseEnter={loadNotePage} onFocus={loadNotePage}>
              <span className="noteTitle">{note.title}</span>
              <span className="noteAuthor muted">{note.author.name}</span>
              <span className="noteWhen muted">
                <When at={note.createdAt} />
              </span>
              <StatusName status={note.status} />
            </Link>
          </li>
        ))}
      </ul>
    </li>
  )
}
