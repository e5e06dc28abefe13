import { Link } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import { fullDay } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import type { CourseAxis } from './courseAxis.ts'
import type { CourseMark, CourseMarks } from './courseMarks.ts'
import { loadNotePage } from './NewNote.tsx'

/**
 * The course as one line: phases and doses with their notes, today, and what is planned. It is a list for whoever has it
 * read out, and stands upright where there is no axis: where the page is narrow or the course long.
 */
export function CourseLine({
  one,
  marks: { past, planned },
  axis,
}: {
  one: Case
  marks: CourseMarks
  axis: CourseAxis | null
}) {
  const course = one.courses.at(-1)
  if (past.length === 0 && course === undefined) return null
  const sides = sidesOf([...past, ...planned])
  const mark = (each: CourseMark, index: number, at: number | undefined) => (
    <Mark key={each.key} mark={each} side={sides[index] ?? 'below'} at={at} />
  )
  return (
    <section className="course" aria-labelledby="course-heading">
      <div className="courseSide">
        <h2 id="course-heading">{course && course.number > 1 ? `Course ${course.number}` : 'Course'}</h2>
        {course?.rhythm && <p className="muted small">{course.rhythm}</p>}
      </div>
      <div className="courseTrack">
        {axis && <Track axis={axis} />}
        <ol className="courseMarks" data-upright={axis === null || undefined}>
          {past.map((each, index) => mark(each, index, axis?.past[index]))}
          <li className="courseToday" style={axis ? { left: axis.today } : {}}>
            <span>today</span>
          </li>
          {planned.map((each, index) => mark(each, past.length + index, axis?.planned[index]))}
        </ol>
      </div>
    </section>
  )
}

/** The line itself, for the eye: solid up to today, dotted to what is planned last. */
function Track({ axis: { past, today, planned } }: { axis: CourseAxis }) {
  const from = past[0] ?? today
  const to = planned.at(-1)
  return (
    <>
      <i className="courseDone" style={{ left: from, width: today - from }} />
      {to !== undefined && <i className="coursePlanned" style={{ left: today, width: to - today }} />}
    </>
  )
}

type Side = 'above' | 'below'
const isDose = ({ note, glyphs }: CourseMark) => note?.phase === 'session' || glyphs.includes('planned')

/** Neighbours' words stand on different sides of the line: those of the first dose above it. */
function sidesOf(marks: readonly CourseMark[]): Side[] {
  const first = Math.max(0, marks.findIndex(isDose))
  return marks.map((_, index) => ((index - first) % 2 === 0 ? 'above' : 'below'))
}

function Mark({
  mark: { glyphs, title, words, note },
  side,
  at,
}: {
  mark: CourseMark
  side: Side
  /** Where it stands on the axis; nowhere on a line that stands upright. */
  at: number | undefined
}) {
  const drawn = (
    <>
      <span className="courseGlyph" aria-hidden="true">
        {glyphs.map((glyph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same drawing several times
          <Icon key={index} name={glyph} />
        ))}
      </span>
      <span className="courseWords">
        <b>{title}</b> <span className="muted">{words}</span>
      </span>
    </>
  )
  return (
    <li data-side={side} data-planned={note === null || undefined} style={at === undefined ? {} : { left: at }}>
      {note === null ? (
        <span className="courseMark">{drawn}</span>
      ) : (
        <Link
          className="courseMark"
          to={`/notes/${note.id}`}
          title={`${note.title}, ${fullDay(note.occurredOn)}`}
          onMouseEnter={loadNotePage}
          onFocus={loadNotePage}
        >
          {drawn}
        </Link>
      )}
    </li>
  )
}
