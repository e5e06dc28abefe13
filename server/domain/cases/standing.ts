import type { Case } from '../../../shared/api/cases.ts'
import { nextStep, phaseOf } from '../../../shared/course/nextStep.ts'
import { type CourseNote, notesOfNewest, placeNotes } from '../../../shared/course/place.ts'
import type { CaseId } from '../../../shared/ids.ts'
import type { CaseOfMember } from '../../storage/repos/cases.ts'
import { type CourseRow, listCoursesOf, listLeadsOf } from '../../storage/repos/courses.ts'
import { freshFacts } from '../index/withFacts.ts'
import { allNotesOf, type NoteForActor, notesOf } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { casesOf, requireCase } from './cases.ts'

/** A case with its courses and where the newest of them stands. */
export interface CaseInFull {
  found: CaseOfMember
  courses: CourseRow[]
  leads: Case['leads']
  lastWrittenAt: number | null
  standing: Case['standing']
}

/** The actor's cases with where they stand, by code, and their notes: a handful of queries, however many there are. */
export async function casesInFull(
  services: Services,
  actor: Actor,
): Promise<{ cases: CaseInFull[]; notes: NoteForActor[] }> {
  const [cases, notes, facts] = await Promise.all([
    casesOf(services, actor),
    allNotesOf(services, actor),
    factsAround(services, actor),
  ])
  const byCase = Map.groupBy(notes, ({ note }) => note.caseId)
  return { notes, cases: cases.map((found) => facts(found, byCase.get(found.id) ?? [])) }
}

/** One case of the actor’s with where it stands. Rejects with `not_found` for outsiders. */
export async function caseInFull(services: Services, actor: Actor, id: CaseId): Promise<CaseInFull> {
  const found = await requireCase(services.database.read, actor, id, 'read')
  const [notes, facts] = await Promise.all([notesOf(services, actor, id), factsAround(services, actor, id)])
  return facts(found, notes)
}

async function factsAround(services: Services, actor: Actor, id?: CaseId) {
  const { read } = services.database
  const courses = Map.groupBy(await listCoursesOf(read, actor.practiceId, actor.memberId, id), (row) => row.caseId)
  const leads = Map.groupBy(await listLeadsOf(read, actor.practiceId, actor.memberId, id), (row) => row.caseId)
  return (found: CaseOfMember, notes: readonly NoteForActor[]): CaseInFull => {
    const own = (courses.get(found.id) ?? []).map(({ caseId: _, ...course }) => course)
    return {
      found,
      courses: own,
      leads: (leads.get(found.id) ?? []).map(({ name, color }) => ({ name, color })),
      lastWrittenAt: notes.reduce<number | null>((latest, { note }) => Math.max(latest ?? 0, note.updatedAt), null),
      standing: standingOf(own, notes),
    }
  }
}

function standingOf(courses: readonly CourseRow[], notes: readonly NoteForActor[]): Case['standing'] {
  const placed = placeNotes(notesOfNewest(courses, notes.map(courseNoteOf)))
  return { phase: phaseOf(placed), doses: placed.doses, next: nextStep(courses.at(-1), placed) }
}

/** A note as its course sees it. */
export const courseNoteOf = ({ note }: NoteForActor): CourseNote => ({
  id: note.id,
  phase: note.phase,
  status: note.status,
  occurredOn: note.occurredOn,
  createdAt: new Date(note.createdAt).toISOString(),
  facts: freshFacts(note),
})
