import { Link } from 'react-router'
import type { Today } from '../../shared/api/today.ts'
import { calendarDayOf, showDay } from '../../shared/note/calendar.ts'
import { ClientName } from '../cases/ClientName.tsx'
import { loadNotePage } from '../cases/NewNote.tsx'
import { useVeil } from '../cases/veil.ts'
import { measureNames } from '../ui/measureNames.ts'

/** Actions past their day and measures to be taken again, in the member's open cases. */
export function DueInCases({ due, today = calendarDayOf(new Date()) }: { due: Today['due']; today?: string }) {
  const veil = useVeil()
  const actions = due.actions
    .filter((action) => action.due < today)
    .map((action) => {
      const client = { code: action.caseCode, preferredName: action.casePreferredName }
      return { ...action, text: veil(client, action.text), owner: action.owner && veil(client, action.owner) }
    })
  const measures = due.measures.filter(({ dueSince }) => dueSince <= today)
  return (
    <>
      {actions.length > 0 && (
        <section className="waitingSection">
          <h2>
            Actions past their day <span className="muted">{actions.length}</span>
          </h2>
          <ul className="rows" aria-label="Actions past their day">
            {actions.map((action) => (
              <li key={action.id}>
                <Link
                  className="waitingRow dueRow"
                  to={`/notes/${action.noteId}#item-${action.id}`}
                  onMouseEnter={loadNotePage}
                  onFocus={loadNotePage}
                >
                  <span className="waitingName">
                    <ClientName client={{ code: action.caseCode, preferredName: action.casePreferredName }} />
                  </span>
                  <span>{action.text}</span>
                  <span className="waitingWords muted">
                    {action.owner === null || action.owner === '' ? 'Due' : `${action.owner}, due`}{' '}
                    {showDay(action.due)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      {measures.length > 0 && (
        <section className="waitingSection">
          <h2>
            Measures due <span className="muted">{measures.length}</span>
          </h2>
          <ul className="rows" aria-label="Measures due">
            {measures.map((one) => (
              <li key={`${one.caseId} ${one.measure}`}>
                <Link className="waitingRow dueRow" to={`/cases/${one.caseId}`}>
                  <span className="waitingName">
                    <ClientName client={{ code: one.caseCode, preferredName: one.casePreferredName }} />
                  </span>
                  <span>{measureNames[one.measure]}</span>
                  <span className="waitingWords muted">
                    Due since {showDay(one.dueSince)}, last answered {showDay(one.lastTakenOn)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
