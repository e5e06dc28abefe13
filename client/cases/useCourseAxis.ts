import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { useMemo } from 'react'
import { type CourseAxis, courseAxis } from './courseAxis.ts'
import type { CourseMarks } from './courseMarks.ts'

/** Marks that fit beside each other on a wide page; a longer course stands upright. */
const mostInARow = 15
/** What a planned mark takes, with one sign or with several. Pixels. */
const plannedWidth = (signs: number) => (signs > 1 ? 124 : 92)
/** Until the page was measured, the width of a wide one. */
const unmeasured = 1_090

interface MeasuredAxis {
  /** Whoever shows the axis is measured by this. */
  ref: (element: HTMLElement | null) => void
  axis: CourseAxis
  /** Where the page is narrow or the course long, course and threads stand upright, and only charts use the axis. */
  isUpright: boolean
  /** Where a day of a note lies: on the mark of that note, where it has one. */
  placeOf: (thing: { noteId: string; occurredOn: string }) => number
}

/** The scale of time of a case, as wide as the page leaves room for. */
export function useCourseAxis({ past, planned }: CourseMarks, today: string): MeasuredAxis {
  const isNarrow = useMediaQuery('(max-width: 1099px)', false, { getInitialValueInEffect: false })
  const { ref, width } = useElementSize()
  const isUpright = isNarrow || past.length + planned.length > mostInARow
  return useMemo(() => {
    const axis = courseAxis({
      days: past.map(({ note }) => note.occurredOn),
      today,
      plannedWidths: isUpright ? [] : planned.map(({ glyphs }) => plannedWidth(glyphs.length)),
      width: Math.round(width) || unmeasured,
      ...(isUpright ? { gap: 16, before: 12 } : {}),
    })
    const places = new Map(past.map(({ note }, index) => [String(note.id), axis.past[index]]))
    const placeOf: MeasuredAxis['placeOf'] = ({ noteId, occurredOn }) => places.get(noteId) ?? axis.at(occurredOn)
    return { ref, axis, isUpright, placeOf }
  }, [past, planned, today, width, isUpright, ref])
}
