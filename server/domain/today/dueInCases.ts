import type { ThreadItem } from '../../../shared/api/threads.ts'
import { compare } from '../../../shared/compare.ts'
import { type MeasureDue, measuresDue } from '../../../shared/course/measuresDue.ts'
import { isUnfinishedAction } from '../../../shared/course/thread.ts'
import { daysAfter } from '../../../shared/note/calendar.ts'
import { listActionRowsOf } from '../../storage/repos/threads.ts'
import { type CaseInFull, courseNoteOf } from '../cases/standing.ts'
import type { NoteForActor } from '../notes/notes.ts'
import { settingsIn } from '../practice/settings.ts'
import type { Actor, Services } from '../services.ts'
import { assemble } from '../threads/threads.ts'

/** What is due in the actor's open cases. */
export interface DueInCases {
  /** Unfinished actions whose day has come somewhere on Earth, the longest due first. */
  actions: { of: CaseInFull; action: ThreadItem }[]
  /** Questionnaires that are to be answered again, the longest due first. */
  measures: { of: CaseInFull; due: MeasureDue }[]
}

/** From the notes of charts alone. Whose day it is where the actor is, the actor's own clock says; so a day early is no harm. */
export async function dueInCases(
  services: Services,
  actor: Actor,
  cases: readonly CaseInFull[],
  notes: readonly NoteForActor[],
): Promise<DueInCases> {
  const { read } = services.database
  const [rows, { settings }] = await Promise.all([
    listActionRowsOf(read, actor.practiceId, actor.memberId),
    settingsIn(read, actor.practiceId),
  ])
  const rowsByCase = Map.groupBy(rows, ({ caseId }) => caseId)
  const notesByCase = Map.groupBy(notes, ({ note }) => note.caseId)
  const latest = daysAfter(new Date(services.clock()).toISOString().slice(0, 10), 1)
  const open = cases.filter(({ found }) => found.closedAt === null)
  return {
    actions: open
      .flatMap((of) =>
        assemble(notesByCase.get(of.found.id) ?? [], rowsByCase.get(of.found.id) ?? [])
          .items.filter((item) => isUnfinishedAction(item) && item.due !== null && item.due < latest)
          .map((action) => ({ of, action })),
      )
      .toSorted((one, other) => compare(one.action.due ?? '', other.action.due ?? '')),
    measures: open
      .flatMap((of) => {
        const own = (notesByCase.get(of.found.id) ?? []).map(courseNoteOf)
        const course = { closed: false, courses: of.courses, notes: own }
        return measuresDue(course, settings.measuresDue, latest).map((due) => ({ of, due }))
      })
      .toSorted((one, other) => compare(one.due.dueSince, other.due.dueSince)),
  }
}
