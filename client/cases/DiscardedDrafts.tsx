import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import { sentenceOf } from '../api/problems.ts'
import { discardedQuery, useRecover } from '../api/review.ts'
import { Button } from '../ui/Button.tsx'
import { Day } from '../ui/Day.tsx'
import { Problem } from '../ui/Problem.tsx'

/** The drafts of a case that the viewer may still bring back, folded away: nobody looks for them but after a slip. */
export function DiscardedDrafts({ caseId }: { caseId: string }) {
  const discarded = useQuery(discardedQuery(caseId))
  const [shown, setShown] = useState(false)
  const notes = discarded.data?.items ?? []
  if (notes.length === 0) return null
  return (
    <section className="discardedDrafts" aria-label="Discarded drafts">
      <Button variant="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
        Discarded drafts {notes.length}
      </Button>
      {shown && (
        <ul className="rows">
          {notes.map((note) => (
            <li key={note.id}>
              <DiscardedRow note={note} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function DiscardedRow({ note }: { note: Note }) {
  const recover = useRecover(note)
  return (
    <div className="processRow">
      <span className="processTitle">{note.title}</span>
      <span className="processDay muted">
        <Day day={note.occurredOn} />
      </span>
      <span className="muted">{note.author.name}</span>
      <Button variant="quiet" disabled={recover.isPending} onClick={() => recover.mutate()}>
        Recover
      </Button>
      {recover.error && <Problem>{sentenceOf(recover.error)}</Problem>}
    </div>
  )
}
