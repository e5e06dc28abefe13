import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Note } from '../../shared/api/notes.ts'
import { courseSoFar } from '../../shared/course/soFar.ts'
import type { CourseSoFar } from '../../shared/note/scales/earlier.ts'
import { caseQuery } from '../api/cases.ts'
import { notesQuery } from '../api/notes.ts'

/** What the notes before this one say of scores and doses; undefined until they are known, and in the private compartment. */
export function useCourseSoFar({ id, caseId, kind, occurredOn, createdAt }: Note): CourseSoFar | undefined {
  const enabled = kind === 'chart'
  const notes = useQuery({ ...notesQuery(caseId), enabled }).data?.items
  const courses = useQuery({ ...caseQuery(caseId), enabled }).data?.courses
  return useMemo(
    () =>
      notes === undefined || courses === undefined
        ? undefined
        : courseSoFar({ id, occurredOn, createdAt }, notes, courses),
    [id, occurredOn, createdAt, notes, courses],
  )
}
