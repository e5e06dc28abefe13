import { Link } from 'react-router'
import type { ThreadItem } from '../../shared/api/threads.ts'
import type { Thread } from '../../shared/course/thread.ts'
import { addressOf, nearnessOf } from './stepWords.ts'

/** A goal as it heads its thread: its words, how near it is, and whether no moment leads to it yet. */
export function ThreadSide({ caseId, thread: { goal, steps } }: { caseId: string; thread: Thread<ThreadItem> }) {
  return (
    <div className="threadSide">
      <h3 id={`thread-${goal.id}`}>
        <Link to={`/cases/${caseId}/goals/${goal.id}`}>{goal.text}</Link>
      </h3>
      <p className="muted small">{nearnessOf(goal)}</p>
      {!steps.some(({ kind }) => kind === 'moment') && (
        <p className="muted small">
          No moment linked yet.{' '}
          <Link className="threadAct" to={addressOf(goal)}>
            Link one
          </Link>
        </p>
      )}
    </div>
  )
}
