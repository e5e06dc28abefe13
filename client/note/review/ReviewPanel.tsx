import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Note } from '../../../shared/api/notes.ts'
import type { Finding } from '../../../shared/note/checks/finding.ts'
import { amendmentNames } from '../../../shared/review/sentences.ts'
import { sentenceOf } from '../../api/problems.ts'
import { reviewQuery } from '../../api/review.ts'
import type { OpenNote } from '../../sync/openNote.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { When } from '../../ui/When.tsx'
import { BeforeSigning } from '../BeforeSigning.tsx'
import { ReviewActs } from './ReviewActs.tsx'
import { eventWords } from './words.ts'
import './review.css'

/** Where the note is in its life: what it waits for, what can be done, what is open, and what happened. */
export function ReviewPanel({
  note,
  open,
  onFinding,
}: {
  note: Note
  open: OpenNote | null
  onFinding: (finding: Finding) => void
}) {
  const isOpen = note.status === 'draft' || note.status === 'changes_requested'
  return (
    <div className="reviewPanel">
      <Waits note={note} />
      <ReviewActs note={note} />
      {(isOpen || note.abilities.cosign) && (
        <section aria-labelledby="beforeSigning">
          <h3 id="beforeSigning">Before signing</h3>
          <BeforeSigning note={note} open={open} onGo={onFinding} />
        </section>
      )}
      <Life note={note} />
    </div>
  )
}

function Waits({ note: { awaits } }: { note: Note }) {
  if (!awaits) return null
  const prescriber = awaits.sections.length > 0
  const who = [...(prescriber ? ['the prescriber’s attestation'] : []), ...(awaits.cosign ? ['the co-signature'] : [])]
  return (
    <p className="sentence">
      <Icon name="review" />
      <span>It waits for {who.join(' and for ')}.</span>
    </p>
  )
}

/** What happened to it, the newest first, and the notes beside it. */
function Life({ note }: { note: Note }) {
  const review = useQuery(reviewQuery(note.id))
  if (review.error) return <Problem>{sentenceOf(review.error)}</Problem>
  if (!review.data) return null
  const { events, amendments } = review.data
  return (
    <>
      {amendments.length > 0 && (
        <section aria-labelledby="besideIt">
          <h3 id="besideIt">Beside this note</h3>
          <ul className="reviewList">
            {amendments.map(({ noteId, kind, status, author, createdAt }) => (
              <li key={noteId}>
                <Link to={`/notes/${noteId}`}>{amendmentNames[kind]}</Link>{' '}
                <span className="muted">
                  by {author}, <When at={createdAt} />
                  {status === 'draft' ? ', a draft' : ''}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {events.length > 0 && (
        <section aria-labelledby="whatHappened">
          <h3 id="whatHappened">What happened</h3>
          <ol className="reviewList">
            {events.toReversed().map(({ id, act, at, by, reason }) => (
              <li key={id}>
                <b>{by.name}</b> {eventWords[act]}{' '}
                <span className="muted">
                  <When at={at} />
                </span>
                {reason && <blockquote>{reason}</blockquote>}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
