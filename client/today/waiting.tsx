import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { WaitingNote } from '../../shared/api/today.ts'
import { ClientName } from '../cases/ClientName.tsx'
import { loadNotePage } from '../cases/NewNote.tsx'
import { Button } from '../ui/Button.tsx'
import { saidWhen } from '../ui/dates.ts'
import { capital } from '../ui/numbers.ts'
import { phaseWord } from '../ui/PhaseName.tsx'
import { StatusName } from '../ui/StatusName.tsx'
import { signInWords, unfinishedInWords, whichInWords } from './words.ts'

/** Own notes for which changes were asked. */
export function SentBack({ notes }: { notes: readonly WaitingNote[] }) {
  return (
    <Waiting title="Sent back to me" notes={notes}>
      {(note) => `${kindOf(note)}. ${capital(saidWhen(note.statusSince))}`}
    </Waiting>
  )
}

/** Drafts that the member made or wrote in, the one that is to be signed first. */
export function ToFinish({ notes }: { notes: readonly WaitingNote[] }) {
  return (
    <Waiting title="Notes to finish" notes={notes}>
      {(note) => <Unfinished note={note} />}
    </Waiting>
  )
}

function Unfinished({ note }: { note: WaitingNote }) {
  const due = signInWords(note)
  return (
    <>
      {kindOf(note)}. {due !== '' && <span className="waitingDue">{capital(due)}.</span>} {unfinishedInWords(note)}
    </>
  )
}

export function Cosigned({ notes }: { notes: readonly WaitingNote[] }) {
  // Since yesterday where the viewer is; the server sends a little more.
  const since = new Date()
  since.setHours(0, 0, 0, 0)
  since.setDate(since.getDate() - 1)
  const recent = notes.filter(({ statusSince }) => Date.parse(statusSince) >= since.getTime())
  return (
    <Waiting title="Co-signed since yesterday" notes={recent} count={false}>
      {(note) => `${kindOf(note)}. ${capital(saidWhen(note.statusSince))}`}
    </Waiting>
  )
}

/** `Session, dose 3`, `Integration, after dose 2`, or the name of a note beside the course. */
function kindOf(note: WaitingNote): string {
  const which = whichInWords(note)
  if (note.phase === null) return note.title
  return which === '' || which === note.title ? note.title : `${phaseWord(note.phase)}, ${which.toLowerCase()}`
}

/** Rows of a list that stand there before somebody asks for the rest: about what a screen holds. */
const shownAtFirst = 8

function Waiting({
  title,
  notes,
  count = true,
  children,
}: {
  title: string
  notes: readonly WaitingNote[]
  count?: boolean
  children: (note: WaitingNote) => ReactNode
}) {
  const [whole, setWhole] = useState(false)
  if (notes.length === 0) return null
  const shown = whole || notes.length <= shownAtFirst + 1 ? notes : notes.slice(0, shownAtFirst)
  return (
    <section className="waitingSection">
      <h2>
        {title} {count && <span className="muted">{notes.length}</span>}
      </h2>
      <ul className="rows" aria-label={title}>
        {shown.map((note) => (
          <li key={note.id}>
            <Link className="waitingRow" to={`/notes/${note.id}`} onMouseEnter={loadNotePage} onFocus={loadNotePage}>
              <span className="waitingName">
                <ClientName client={{ code: note.caseCode, preferredName: note.casePreferredName }} />
              </span>
              <StatusName status={note.status} />
              <span className="waitingWords muted">{children(note)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {shown.length < notes.length && (
        <Button variant="quiet" onClick={() => setWhole(true)}>
          Show the other {notes.length - shown.length}
        </Button>
      )}
    </section>
  )
}
