import { useQuery } from '@tanstack/react-query'
import type { Note } from '../../shared/api/notes.ts'
import { sentenceOf } from '../api/problems.ts'
import { readersQuery, useSetReader } from '../api/processNotes.ts'
import { Button } from '../ui/Button.tsx'
import { Face } from '../ui/Face.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Problem } from '../ui/Problem.tsx'
import { When } from '../ui/When.tsx'

/** Who can read a process note: its author lets a supervisor of the case read it, and takes that back. */
export function Readers({ note }: { note: Note }) {
  const found = useQuery(readersQuery(note.id))
  const set = useSetReader(note.id)
  const error = set.error ?? found.error
  const { readers = [], mayBeNamed = [] } = found.data ?? {}
  return (
    <div className="readers">
      {found.data && (
        <p className="readersWord">
          <Icon name="lock" />
          <span>
            {readers.length === 0
              ? 'Only you can read this note.'
              : 'You can read this note, and whoever you named for training:'}
          </span>
        </p>
      )}
      {error && <Problem>{sentenceOf(error)}</Problem>}
      <ul className="rows">
        {readers.map(({ member, grantedAt, lastReadAt, resting }) => (
          <li key={member.id} className="readerRow">
            <span aria-hidden="true">
              <Face person={member} />
            </span>
            <span className="readerName">
              {member.name}
              <span className="muted small">
                {resting ? (
                  'Not a supervisor of this case at present, so cannot read it.'
                ) : lastReadAt === null ? (
                  <>
                    Since <When at={grantedAt} />, not read yet
                  </>
                ) : (
                  <>
                    Last read <When at={lastReadAt} />
                  </>
                )}
              </span>
            </span>
            <Button
              variant="quiet"
              aria-label={`Withdraw: ${member.name}`}
              disabled={set.isPending}
              onClick={() => set.mutate({ memberId: member.id, reads: false })}
            >
              Withdraw
            </Button>
          </li>
        ))}
        {mayBeNamed.map((member) => (
          <li key={member.id} className="readerRow">
            <span aria-hidden="true">
              <Face person={member} />
            </span>
            <span className="readerName">
              {member.name}
              <span className="muted small">Supervisor of this case, cannot read it</span>
            </span>
            <Button
              variant="quiet"
              aria-label={`Let read: ${member.name}`}
              disabled={set.isPending}
              onClick={() => set.mutate({ memberId: member.id, reads: true })}
            >
              Let read
            </Button>
          </li>
        ))}
      </ul>
      {found.data && readers.length + mayBeNamed.length === 0 && (
        <p className="muted small">No supervisor is on this case’s care team.</p>
      )}
      <p className="muted small">
        Letting somebody read it, and taking it back, stands in the practice’s audit. Nothing else of this note does: it
        is in nobody else’s lists, counts, search or exports.
      </p>
    </div>
  )
}
