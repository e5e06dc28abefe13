import { useMediaQuery } from '@mantine/hooks'
import { Link } from 'react-router'
import type { Case } from '../../shared/api/cases.ts'
import type { Note } from '../../shared/api/notes.ts'
import { fullDay } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { type CourseMark, courseMarks } from './courseMarks.ts'
import { loadNotePage } from './NewNote.tsx'

/** Marks that fit beside each other on a wide page; a longer course stands upright. */
const mostInARow = 15

/**
 * The course as one line: phases and doses with their notes, today, and what is planned. It is a list for whoever has it
 * read out, and stands upright where the page is narrow or the course long.
 */
export function CourseLine({ one, notes }: { one: Case; notes: readonly Note[] }) {
  const isNarrow = useMediaQuery('(max-width: 1099px)', false, { getInitialValueInEffect: false })
  const { past, planned } = courseMarks(one, notes)
  const course = one.courses.at(-1)
  if (past.length === 0 && course === undefined) return null
  const sides = sidesOf([...past, ...planned])
  const row = (mark: CourseMark, index: number) => <Mark key={mark.key} mark={mark} side={sides[index] ?? 'below'} />
  return (
    <section className="course" aria-labelledby="course-heading">
      <div className="courseSide">
        <h2 id="course-heading">{course && course.number > 1 ? `Course ${course.number}` : 'Course'}</h2>
        {course?.rhythm && <p className="muted small">{course.rhythm}</p>}
      </div>
      <ol className="courseMarks" data-upright={isNarrow || past.length + planned.length > mostInARow || undefined}>
        {past.map(row)}
        <li className="courseToday">
          <span>today</span>
        </li>
        {planned.map((mark, index) => row(mark, past.length + index))}
      </ol>
    </section>
  )
}

type Side = 'above' | 'below'
const isDose = ({ note, glyphs }: CourseMark) => note?.phase === 'session' || glyphs.includes('planned')

/** Neighbours' words stand on different sides of the line: those of the first dose above it. */
function sidesOf(marks: readonly CourseMark[]): Side[] {
  const first = Math.max(0, marks.findIndex(isDose))
  return marks.map((_, index) => ((index - first) % 2 === 0 ? 'above' : 'below'))
}

function Mark({ mark: { glyphs, title, words, note }, side }: { mark: CourseMark; side: Side }) {
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
    <li data-side={side} data-planned={note === null || undefined}>
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
