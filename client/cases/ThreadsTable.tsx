import { Link } from 'react-router'
import type { ThreadItem, Threads } from '../../shared/api/threads.ts'
import { linkedWith, type Thread } from '../../shared/course/thread.ts'
import { Day } from '../ui/Day.tsx'
import { aboutAction, addressOf, nearnessOf, noteOf, wordsOf } from './stepWords.ts'

/** The threads as a table: a group of rows for each goal, and one for what is linked to none. */
export function ThreadsTable({
  caseId,
  threads,
  loose,
  all,
  today,
}: {
  caseId: string
  threads: readonly Thread<ThreadItem>[]
  loose: readonly ThreadItem[]
  all: Threads
  today: string
}) {
  const row = (item: ThreadItem) => (
    <tr key={item.id}>
      <td>{item.kind}</td>
      <td className="threadCell">
        <Link to={addressOf(item)}>{wordsOf(item)}</Link>
      </td>
      <td>{aboutAction(item, today) || [item.by ?? '', item.elapsed].filter((part) => part !== '').join(', ')}</td>
      <td>
        <Day day={item.occurredOn} />
      </td>
      <td>{noteOf(item)}</td>
      <td>
        {linkedWith(item.id, all.items, all.links)
          .map(({ kind, text }) => `${kind}: ${text.replace(/\.$/, '')}`)
          .join('; ')}
      </td>
    </tr>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a narrow page has to be reached by keyboard.
    <section className="tableRoom" aria-label="Threads as a table" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Words</th>
            <th scope="col">Who and when</th>
            <th scope="col">Day</th>
            <th scope="col">Note</th>
            <th scope="col">Linked with</th>
          </tr>
        </thead>
        {threads.map(({ goal, steps }) => (
          <tbody key={goal.id}>
            <tr>
              <th colSpan={6} scope="rowgroup">
                <Link to={`/cases/${caseId}/goals/${goal.id}`}>{goal.text}</Link>{' '}
                <span className="muted small">
                  {nearnessOf(goal)}
                  {steps.some(({ kind }) => kind === 'moment') ? '' : '. No moment linked yet'}
                </span>
              </th>
            </tr>
            {steps.map(row)}
          </tbody>
        ))}
        {loose.length > 0 && (
          <tbody>
            <tr>
              <th colSpan={6} scope="rowgroup">
                Insights and actions without a goal
              </th>
            </tr>
            {loose.map(row)}
          </tbody>
        )}
      </table>
    </section>
  )
}
