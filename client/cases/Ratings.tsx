import { useElementSize } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { Link } from 'react-router'
import type { GoalRating } from '../../shared/api/threads.ts'
import { goalStatusNames } from '../../shared/note/blocks/goal/schema.ts'
import { Day } from '../ui/Day.tsx'
import { courseAxis } from './courseAxis.ts'

const ScaleChart = lazy(() => import('./ScaleChart.tsx'))

/** How near a goal was, from day to day: a line for the eye, and the same as a table with what was said of it. */
export function Ratings({ ratings, today }: { ratings: readonly GoalRating[]; today: string }) {
  const { ref, width } = useElementSize()
  const rated = ratings.flatMap(({ on, value }) => (on === null || value === null ? [] : [{ on, value }]))
  const axis = courseAxis({
    days: rated.map(({ on }) => on),
    today,
    plannedWidths: [],
    width: Math.round(width),
    gap: 24,
    before: 12,
  })
  return (
    <section aria-labelledby="ratings">
      <h2 id="ratings">How near, of 10</h2>
      <div ref={ref} className="scaleChart" aria-hidden="true">
        {rated.length > 1 && width > 0 && (
          <Suspense>
            <ScaleChart
              points={rated.map(({ value }, index) => ({ x: axis.past[index] ?? 0, total: value }))}
              doses={[]}
              least={0}
              most={10}
              cutPoint={null}
              width={axis.width}
            />
          </Suspense>
        )}
      </div>
      {ratings.length === 0 ? (
        <p className="muted">It was not rated yet.</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Of 10</th>
              <th scope="col">By</th>
              <th scope="col">What was said</th>
            </tr>
          </thead>
          <tbody>
            {ratings.map(({ noteId, on, value, by, status, comment }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a rating has no id of its own, and none is ever moved
              <tr key={index}>
                <td>
                  <Link to={`/notes/${noteId}`}>{on === null ? 'no day' : <Day day={on} />}</Link>
                </td>
                <td>{value ?? '–'}</td>
                <td>{by}</td>
                <td>
                  {[status === null ? '' : goalStatusNames[status], comment].filter((part) => part !== '').join('. ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
