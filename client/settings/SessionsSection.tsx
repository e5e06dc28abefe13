import { useQuery } from '@tanstack/react-query'
import type { OwnSession } from '../../shared/api/account.ts'
import { ownSessionsQuery, useEndSession } from '../api/account.ts'
import { sentenceOf } from '../api/problems.ts'
import { Button } from '../ui/Button.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Problem } from '../ui/Problem.tsx'
import { When } from '../ui/When.tsx'

/** Where the member is signed in, each with a way to end it. */
export function SessionsSection() {
  const sessions = useQuery(ownSessionsQuery)
  const end = useEndSession()
  const items = sessions.data?.items ?? []
  return (
    <section className="settingsSection" aria-labelledby="sessions-heading">
      <h2 id="sessions-heading">Where you are signed in</h2>
      {sessions.isLoading && <Loading />}
      {sessions.error && <Problem>{sentenceOf(sessions.error)}</Problem>}
      {end.error && <Problem>{sentenceOf(end.error)}</Problem>}
      {items.length > 0 && (
        <ul className="rows" aria-labelledby="sessions-heading">
          {items.map((session) => (
            <OneSession key={session.id} session={session} onEnd={() => end.mutate(session.id)} />
          ))}
        </ul>
      )}
      {items.length > 1 && (
        <div className="actions">
          <Button disabled={end.isPending} onClick={() => end.mutate('others')}>
            Sign out everywhere else
          </Button>
        </div>
      )}
    </section>
  )
}

function OneSession({ session, onEnd }: { session: OwnSession; onEnd: () => void }) {
  const device = session.device || 'A browser that did not say which'
  return (
    <li className="sessionRow">
      <span>
        <b>{device}</b>
        {session.current && <span className="muted"> (this one)</span>}
        {session.state === 'locked' && <span className="muted"> (locked)</span>}
        {session.state === 'shaded' && <span className="muted"> (in session mode, shaded)</span>}
      </span>
      <span className="muted small">
        Last active <When at={session.lastActiveAt} />, begun <When at={session.begunAt} />
      </span>
      {!session.current && (
        <Button variant="quiet" aria-label={`Sign out ${device}`} onClick={onEnd}>
          Sign out
        </Button>
      )}
    </li>
  )
}
