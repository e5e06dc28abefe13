import { z } from 'zod'
import {
  type GoalRating,
  ThreadItem,
  type ThreadLink,
  type ThreadMention,
  type Threads,
} from '../../../shared/api/threads.ts'
import { compare } from '../../../shared/compare.ts'
import { byDay } from '../../../shared/course/place.ts'
import type { CaseId, NoteId } from '../../../shared/ids.ts'
import { listThreadRows, type ThreadRowOfNote } from '../../storage/repos/threads.ts'
import { type NoteForActor, notesOf } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'

/** What is read back of a row; the fields of an item and a report are those of `shared/note/threads.ts`. */
const StoredItem = ThreadItem.pick({
  id: true,
  kind: true,
  text: true,
  at: true,
  elapsed: true,
  momentKind: true,
  by: true,
  technique: true,
  source: true,
  status: true,
  noticed: true,
  owner: true,
  due: true,
  doneOn: true,
})
const StoredReport = z.object({
  of: z.string(),
  on: z.string().nullable(),
  value: z.number().nullable(),
  by: z.string().nullable(),
  status: z.string().nullable(),
  comment: z.string(),
})
/** A report with its note and the day that the note is about. */
type Report = z.infer<typeof StoredReport> & { noteId: NoteId; day: string }
const StoredLink = z.object({ from: z.string(), to: z.string() })

/**
 * The threads of a case for a member of its care team, from the notes as they are committed at this moment. What was
 * entered in error gives nothing. An item that stands in two notes, because it was copied by some other program, counts
 * where its note was begun first: the day of a note can be changed, and would let a later one take the place of a signed one.
 */
export async function caseItemsOf(services: Services, actor: Actor, caseId: CaseId): Promise<Threads> {
  const notes = await notesOf(services, actor, caseId)
  const rows = await listThreadRows(services.database.read, actor.practiceId, caseId)
  return { caseId, ...assemble(notes, rows) }
}

/** Puts the rows of a case's notes together. Rows of notes that are not among these are left out. */
export function assemble(
  notes: readonly NoteForActor[],
  rows: readonly ThreadRowOfNote[],
): Pick<Threads, 'items' | 'links' | 'mentions'> {
  const inOrder = notes
    .map(({ note }) => note)
    .filter(({ status }) => status !== 'entered_in_error')
    .toSorted(byDay)
  const byNote = Map.groupBy(rows, ({ noteId }) => noteId)
  const begunFirst = new Map<string, NoteId>()
  for (const { id } of inOrder.toSorted((one, other) => one.createdAt - other.createdAt))
    for (const row of byNote.get(id) ?? []) if (!begunFirst.has(nameOf(row))) begunFirst.set(nameOf(row), id)
  const items = new Map<string, ThreadItem>()
  const links: ThreadLink[] = []
  const mentions: ThreadMention[] = []
  const reports: Report[] = []
  for (const { id: noteId, title: noteTitle, phase, occurredOn } of inOrder) {
    for (const row of byNote.get(noteId) ?? []) {
      const stored: unknown = JSON.parse(row.content)
      const isFirst = begunFirst.get(nameOf(row)) === noteId
      switch (row.part) {
        case 'item': {
          if (!isFirst) break
          const item = StoredItem.parse(stored)
          const none: Pick<ThreadItem, 'ratings' | 'dropped'> = { ratings: [], dropped: false }
          items.set(item.id, { ...item, ...none, noteId, noteTitle, phase, occurredOn })
          break
        }
        case 'link': {
          if (!isFirst) break
          const { from, to } = StoredLink.parse(stored)
          links.push({ from, to, noteId })
          break
        }
        case 'mention':
          mentions.push({ to: z.string().parse(stored), noteId, noteTitle, occurredOn })
          break
        case 'report':
          reports.push({ ...StoredReport.parse(stored), noteId, day: occurredOn })
      }
    }
  }
  for (const report of reports.toSorted((one, other) => compare(saidOn(one), saidOn(other)))) {
    const item = items.get(report.of)
    if (item) items.set(item.id, reported(item, report))
  }
  return {
    items: [...items.values()],
    links: links.filter(({ from, to }) => items.has(from) && items.has(to)),
    mentions: mentions.filter(({ to }) => items.has(to)),
  }
}

/** What is the same thing in two notes has one name. */
const nameOf = ({ part, key }: ThreadRowOfNote): string => `${part} ${key}`

/** A report is no later than its note: a day far ahead would be the last word for good. */
const saidOn = ({ on, day }: Report): string => (on !== null && on < day ? on : day)

/** What a report makes of its item. Reports come by day, so that the last word is the latest. */
function reported(item: ThreadItem, { noteId, day, on, value, by, status, comment }: Report): ThreadItem {
  switch (item.kind) {
    case 'goal': {
      const goalStatus = GoalStatus.safeParse(status).data ?? null
      const rating: GoalRating = { noteId, on, value, by, status: goalStatus, comment }
      item.ratings.push(rating)
      return { ...item, status: goalStatus ?? item.status }
    }
    case 'action':
      return answered(item, on, status, day)
    case 'moment':
    case 'insight':
      return item
  }
}

/** What became of an action. Who says that it is done, and not when, means the day of the note that says so. */
function answered(item: ThreadItem, on: string | null, status: string | null, day: string): ThreadItem {
  switch (status) {
    case 'done':
      return { ...item, doneOn: on ?? day, dropped: false }
    case 'going_on':
      return { ...item, doneOn: null, dropped: false }
    case 'dropped':
      return { ...item, dropped: true }
    default:
      return { ...item, doneOn: on ?? item.doneOn }
  }
}

const GoalStatus = ThreadItem.shape.status.unwrap()
