import { Link } from 'react-router'
import type { CourseMeasure } from '../../shared/course/measures.ts'
import { Day } from '../ui/Day.tsx'
import { changeSince, rangeInWords } from './measures.ts'

/** The scores of a course as a table: a group of rows for each measure, the earliest first. */
export function ScalesTable({ measures }: { measures: readonly CourseMeasure[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a narrow page has to be reached by keyboard.
    <section className="tableRoom" aria-label="Scales as a table" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Scale</th>
            <th scope="col">Day</th>
            <th scope="col">Score</th>
            <th scope="col">Since the first</th>
          </tr>
        </thead>
        {measures.map((measure) => (
          <tbody key={measure.key}>
            {measure.scores.map(({ noteId, on, total }, index) => (
              <tr key={`${noteId} ${on} ${total}`}>
                {index === 0 && (
                  <th scope="rowgroup" rowSpan={measure.scores.length}>
                    {measure.name} <span className="muted small">{rangeInWords(measure)}</span>
                  </th>
                )}
                <td>
                  <Link to={`/notes/${noteId}`}>
                    <Day day={on} />
                  </Link>
                </td>
                <td>{total}</td>
                <td>{index === 0 ? 'baseline' : changeSince(measure.scores[0]?.total ?? total, total)}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
