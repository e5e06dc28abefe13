import { useMemo, useState } from 'react'
import type { Case } from '../../shared/api/cases.ts'
import type { Note } from '../../shared/api/notes.ts'
import type { ThreadItem, Threads } from '../../shared/api/threads.ts'
import { measuresOf } from '../../shared/course/measures.ts'
import { notesOfNewest } from '../../shared/course/place.ts'
import { type Thread, threadsOf } from '../../shared/course/thread.ts'
import { calendarDayOf } from '../../shared/note/calendar.ts'
import { Button } from '../ui/Button.tsx'
import { CourseLine } from './CourseLine.tsx'
import { courseMarks } from './courseMarks.ts'
import { ScaleRows } from './ScaleRows.tsx'
import { ScalesTable } from './ScalesTable.tsx'
import { Story } from './Story.tsx'
import { ThreadRow } from './ThreadRow.tsx'
import { ThreadSide } from './ThreadSide.tsx'
import { ThreadsTable } from './ThreadsTable.tsx'
import { useCourseAxis } from './useCourseAxis.ts'
import './through.css'

/**
 * The course, what happened to each goal, and the scores, on one scale of time; threads and scores as tables for whoever
 * likes that better. Where there is no room for the axis, each goal has its story instead.
 */
export function Through({
  one,
  notes,
  threads: all,
}: {
  one: Case
  notes: readonly Note[]
  threads: Threads | undefined
}) {
  const [asTable, setAsTable] = useState(false)
  const today = calendarDayOf(new Date())
  const marks = useMemo(() => courseMarks(one, notes), [one, notes])
  const { ref, axis, isUpright, placeOf } = useCourseAxis(marks, today)
  const course = useMemo(() => notesOfNewest(one.courses, notes), [one, notes])
  const measures = useMemo(() => measuresOf(course), [course])
  const { threads, loose } = useMemo(() => ofCourse(all, course), [all, course])
  const doses = marks.past.flatMap(({ note }, index) =>
    note.phase === 'session' && note.facts?.dose != null ? [axis.past[index] ?? 0] : [],
  )
  const isEmpty = threads.length === 0 && loose.length === 0 && measures.length === 0
  return (
    <div className="through">
      {!isUpright && <i className="todayLine" style={{ left: `calc(var(--through-side) + ${axis.today}px)` }} />}
      <CourseLine one={one} marks={marks} axis={isUpright ? null : axis} />
      {!isEmpty && (
        <div className="throughHead">
          <h2>Threads and scales</h2>
          <Button variant="quiet" onClick={() => setAsTable((before) => !before)}>
            {asTable ? 'Show as drawing' : 'Show as table'}
          </Button>
        </div>
      )}
      {/* As wide as the axis is drawn. */}
      <div className="throughMeasure" ref={ref} />
      {asTable && all !== undefined ? (
        <>
          {threads.length + loose.length > 0 && (
            <ThreadsTable caseId={one.id} threads={threads} loose={loose} all={all} today={today} />
          )}
          {measures.length > 0 && <ScalesTable measures={measures} />}
        </>
      ) : (
        <>
          {threads.map((thread) =>
            isUpright ? (
              <UprightThread key={thread.goal.id} caseId={one.id} thread={thread} today={today} />
            ) : (
              <ThreadRow
                key={thread.goal.id}
                caseId={one.id}
                thread={thread}
                axis={axis}
                placeOf={placeOf}
                today={today}
              />
            ),
          )}
          <ScaleRows
            measures={measures}
            axis={axis}
            doses={doses}
            placeOf={({ noteId, on }) => placeOf({ noteId, occurredOn: on })}
          />
        </>
      )}
    </div>
  )
}

function UprightThread({ caseId, thread, today }: { caseId: string; thread: Thread<ThreadItem>; today: string }) {
  return (
    <section className="thread" aria-labelledby={`thread-${thread.goal.id}`}>
      <ThreadSide caseId={caseId} thread={thread} />
      <Story steps={thread.steps} today={today} label="What happened to it" />
    </section>
  )
}

/** The threads that belong to these notes: by their goal or by anything that happened to it. */
function ofCourse(all: Threads | undefined, notes: readonly Note[]) {
  if (all === undefined) return { threads: [], loose: [] }
  const ids = new Set<string>(notes.map(({ id }) => id))
  const isHere = ({ noteId }: ThreadItem) => ids.has(noteId)
  const { threads, loose } = threadsOf(all.items, all.links)
  return { threads: threads.filter(({ goal, steps }) => [goal, ...steps].some(isHere)), loose: loose.filter(isHere) }
}
