import type { PracticeSettings } from '../../../shared/api/practice.ts'
import { compare } from '../../../shared/compare.ts'
import { type CourseNote, courseOfNote, type Place, placeNotes } from '../../../shared/course/place.ts'
import { daysAfter } from '../../../shared/note/calendar.ts'
import { listNotesWrittenIn } from '../../storage/repos/notes.ts'
import { type CaseInFull, casesInFull, courseNoteOf } from '../cases/standing.ts'
import type { NoteForActor } from '../notes/notes.ts'
import { type SupervisionOf, supervisionOf } from '../notes/supervisionOf.ts'
import { settingsIn } from '../practice/settings.ts'
import type { Actor, Services } from '../services.ts'
import { type DueInCases, dueInCases } from './dueInCases.ts'

const twoDays = 48 * 60 * 60_000

/** A note that waits, with its place in its course; null where it has none. */
export interface Waiting {
  waiting: NoteForActor
  place: Place | null
  /** Milliseconds; null where the practice set no day, or there is nothing to review. */
  reviewDueAt: number | null
  /** `YYYY-MM-DD`; null where the practice set no day, or it is no draft of the actor's own. */
  signDueOn: string | null
  /** As whom the actor is to review it; null where they are not. */
  reviewsAs: 'supervisor' | 'backup' | 'prescriber' | null
}

export interface WaitingForActor {
  toReview: Waiting[]
  sentBack: Waiting[]
  toFinish: Waiting[]
  cosigned: Waiting[]
  cases: CaseInFull[]
  due: DueInCases
}

/** All that waits for the actor: own notes, notes to review, own open cases. */
export async function todayOf(services: Services, actor: Actor): Promise<WaitingForActor> {
  const [{ cases, notes }, supervision, writtenIn, { settings }] = await Promise.all([
    casesInFull(services, actor),
    supervisionOf(services.database.read, actor, services.clock()),
    listNotesWrittenIn(services.database.read, actor.practiceId, actor.memberId),
    settingsIn(services.database.read, actor.practiceId),
  ])
  const places = placesOf(cases, notes)
  const since = services.clock() - twoDays
  const isOwn = ({ note }: NoteForActor) => note.authorId === actor.memberId
  const waiting = (which: (note: NoteForActor) => boolean, order: (one: NoteForActor) => number): Waiting[] =>
    notes
      .filter(which)
      .toSorted((one, other) => order(one) - order(other))
      .map((waits) => ({
        waiting: waits,
        place: places.get(waits.note.id) ?? null,
        reviewDueAt: reviewDueAt(waits, settings.reviewDue),
        signDueOn: isOwn(waits) ? signDueOn(waits, settings.notesDue) : null,
        reviewsAs: reviewsAs(waits, supervision),
      }))
  const newestFirst = ({ note }: NoteForActor) => -note.updatedAt
  return {
    toReview: waiting(
      ({ abilities }) => abilities.cosign || abilities.attest,
      ({ note }) => note.statusSince,
    ).toSorted((one, other) => (one.reviewDueAt ?? never) - (other.reviewDueAt ?? never)),
    sentBack: waiting(
      (one) => one.note.status === 'changes_requested' && isOwn(one),
      ({ note }) => note.statusSince,
    ),
    toFinish: waiting(
      (one) => one.note.status === 'draft' && one.abilities.edit && (isOwn(one) || writtenIn.has(one.note.id)),
      newestFirst,
    ).toSorted((one, other) => compare(one.signDueOn ?? noDay, other.signDueOn ?? noDay)),
    cosigned: waiting(
      (one) => one.note.status === 'cosigned' && isOwn(one) && one.note.statusSince >= since,
      ({ note }) => -note.statusSince,
    ),
    cases: cases.filter(({ found }) => found.closedAt === null),
    due: await dueInCases(services, actor, cases, notes),
  }
}

/** Later than any day that is set. */
const never = Number.MAX_SAFE_INTEGER
const noDay = 'none'
const day = 24 * 60 * 60_000

const daysFor = ({ note }: NoteForActor, { session, other }: PracticeSettings['reviewDue']): number | null =>
  (note.amendsPhase ?? note.phase) === 'session' ? session : other

function reviewDueAt(waits: NoteForActor, rule: PracticeSettings['reviewDue']): number | null {
  const { note } = waits
  if (note.status !== 'in_review') return null
  const days = daysFor(waits, rule)
  return days === null ? null : note.statusSince + days * day
}

function signDueOn(waits: NoteForActor, rule: PracticeSettings['notesDue']): string | null {
  const { note } = waits
  if (note.status !== 'draft') return null
  const days = daysFor(waits, rule)
  return days === null ? null : daysAfter(note.occurredOn, days)
}

function reviewsAs({ note, abilities }: NoteForActor, supervision: SupervisionOf): Waiting['reviewsAs'] {
  if (abilities.cosign) return supervision.asBackup(note) ? 'backup' : 'supervisor'
  return abilities.attest ? 'prescriber' : null
}

/** Every note's place in the course it belongs to. */
function placesOf(cases: readonly CaseInFull[], notes: readonly NoteForActor[]): Map<string, Place> {
  const byCase = Map.groupBy(notes, ({ note }) => note.caseId)
  const places = new Map<string, Place>()
  for (const { found, courses } of cases) {
    const own: CourseNote[] = (byCase.get(found.id) ?? []).map(courseNoteOf)
    for (const some of Map.groupBy(own, (note) => courseOfNote(courses, note)).values())
      for (const { note, place } of placeNotes(some).notes) places.set(note.id, place)
  }
  return places
}
