import { Link } from 'react-router'
import type { WaitingNote } from '../../shared/api/today.ts'
import { ClientName, useClientName } from '../cases/ClientName.tsx'
import { loadNotePage } from '../cases/NewNote.tsx'
import { dayName, inFull } from '../ui/dates.ts'
import { Face } from '../ui/Face.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PhaseName } from '../ui/PhaseName.tsx'
import { isLate, lookFirst, waitsInWords, whichInWords } from './words.ts'

/** The notes in review of those whom the member supervises, the one that is due first. */
export function ToReview({ notes }: { notes: readonly WaitingNote[] }) {
  const [first] = notes
  return (
    <section>
      <div className="reviewHead">
        <div>
          <h2>
            To review <span className="muted">{notes.length}</span>
          </h2>
          <p className="muted small">
            What is due first, then what waits longest. <Link to="/review-ledger">Ledger</Link>
          </p>
        </div>
        {first && <Begin note={first} />}
      </div>
      <ol aria-label="To review">
        {notes.map((note) => (
          <li key={note.id}>
            <ReviewRow note={note} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const clientOf = (note: WaitingNote) => ({ code: note.caseCode, preferredName: note.casePreferredName })

function Begin({ note }: { note: WaitingNote }) {
  const name = useClientName(clientOf(note))
  return (
    <Link className="button" data-variant="main" to={`/review/${note.id}`} onFocus={loadNotePage}>
      Begin with {name === note.caseCode ? name : `${name}’s`}
      <Icon name="arrow" />
    </Link>
  )
}

/** Said where it is not what one is for them every day. */
const asWhom = { supervisor: null, backup: 'you stand in', prescriber: 'your sections' }

function ReviewRow({ note }: { note: WaitingNote }) {
  const waits = waitsInWords(note)
  const first = lookFirst(note)
  return (
    <Link className="reviewRow" to={`/review/${note.id}`} onMouseEnter={loadNotePage} onFocus={loadNotePage}>
      <span className="reviewSince" data-waits={waits !== '' || undefined} data-late={isLate(note) || undefined}>
        <time dateTime={note.statusSince} title={inFull(note.statusSince)}>
          <b>{dayName(note.statusSince)}</b>
        </time>{' '}
        <span>{waits}</span>
      </span>
      <span className="reviewName">
        <ClientName client={clientOf(note)} />
      </span>
      <span className="reviewWhat">
        <PhaseName phase={note.phase} {...(note.phase === null ? { name: note.title } : {})} />{' '}
        <span className="muted">{whichInWords(note)}</span>
        {first.length > 0 && (
          <span className="reviewFirst">
            <span className="muted">Look first at</span> {first.join(', ')}
          </span>
        )}
      </span>
      <span className="reviewBy">
        <span aria-hidden="true">
          <Face person={note.author} size="small" />
        </span>
        <span>
          {note.author.name}
          {note.reviewsAs !== null && asWhom[note.reviewsAs] !== null && (
            <span className="muted small reviewAs">{asWhom[note.reviewsAs]}</span>
          )}
        </span>
      </span>
    </Link>
  )
}
