import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import type { Note } from '../../shared/api/notes.ts'
import type { Threads } from '../../shared/api/threads.ts'
import { measuresDue } from '../../shared/course/measuresDue.ts'
import { isUnfinishedAction } from '../../shared/course/thread.ts'
import { calendarDayOf } from '../../shared/note/calendar.ts'
import { practiceQuery } from '../api/practice.ts'
import { shortDay } from '../ui/dates.ts'
import { measureNames } from '../ui/measureNames.ts'
import { counted } from '../ui/numbers.ts'
import { loadNotePage } from './NewNote.tsx'

/** Actions that are named; of the others it says how many there are. */
const mostNamed = 2

/** What is due in this case: measures to be taken again, and actions past their day. Nothing where nothing is. */
export function DueLine({
  one,
  notes,
  threads,
  today = calendarDayOf(new Date()),
}: {
  one: Case
  notes: readonly Note[]
  threads: Threads | undefined
  today?: string
}) {
  const settings = useQuery(practiceQuery).data?.settings
  const measures = settings === undefined ? [] : measuresDue({ ...one, notes }, settings.measuresDue, today)
  const actions = (threads?.items ?? []).filter(
    (item) => isUnfinishedAction(item) && item.due !== null && item.due < today,
  )
  if (one.closed || measures.length + actions.length === 0) return null
  const more = actions.length - mostNamed
  return (
    <p className="dueLine small" role="note" aria-label="Due in this case">
      {measures.length > 0 && (
        <span>
          Due:{' '}
          {measures.map(({ measure, dueSince }) => `${measureNames[measure]} since ${shortDay(dueSince)}`).join(', ')}.
        </span>
      )}{' '}
      {actions.length > 0 && (
        <span>
          Past {actions.length === 1 ? 'its' : 'their'} day:{' '}
          {actions.slice(0, mostNamed).map((action, index) => (
            <span key={action.id}>
              {index > 0 && ', '}
              <Link to={`/notes/${action.noteId}#item-${action.id}`} onMouseEnter={loadNotePage} onFocus={loadNotePage}>
                {action.text}
              </Link>
            </span>
          ))}
          {more > 0 && ` and ${counted(more, 'action')} more`}.
        </span>
      )}
    </p>
  )
}
