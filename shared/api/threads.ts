import { z } from 'zod'
import { CaseId, NoteId } from '../ids.ts'
import { goalStatuses } from '../note/blocks/goal/schema.ts'
import { insightSources } from '../note/blocks/insight/schema.ts'
import { momentKinds, techniques } from '../note/blocks/timeline/schema.ts'
import { itemKinds } from '../note/nodes/itemLink.ts'
import { Phase } from './notes.ts'

/** What a note of the case said of a goal on a day: in the goal's own block, or in a later note's progress. */
export const GoalRating = z.object({
  noteId: NoteId,
  /** `YYYY-MM-DD` */
  on: z.string().nullable(),
  /** 0, not at all there, to 10, reached. */
  value: z.int().nullable(),
  by: z.string().nullable(),
  status: z.enum(goalStatuses).nullable(),
  comment: z.string(),
})
export type GoalRating = z.infer<typeof GoalRating>

/** A goal, moment, insight or action of a case, as its note has it now. What does not belong to its kind is null or empty. */
export const ThreadItem = z.object({
  id: z.string(),
  kind: z.enum(itemKinds),
  /** Its own words on one line, without those of links in it. */
  text: z.string(),
  noteId: NoteId,
  noteTitle: z.string(),
  phase: Phase.nullable(),
  /** The day that its note is about. */
  occurredOn: z.string(),
  /** Of a moment: the clock time, and how far that is from T+0 (`T+37`, `before`; empty while not known). */
  at: z.string().nullable(),
  elapsed: z.string(),
  momentKind: z.enum(momentKinds).nullable(),
  /** Of a moment: who said it. */
  by: z.string().nullable(),
  technique: z.enum(techniques).nullable(),
  /** Of an insight: whose words they are. */
  source: z.enum(insightSources).nullable(),
  /** Of a goal: how it stands by what was said of it last. */
  status: z.enum(goalStatuses).nullable(),
  /** Of a goal: how it will be noticed. */
  noticed: z.string(),
  /** Of a goal, by day. */
  ratings: z.array(GoalRating),
  /** Of an action. */
  owner: z.string().nullable(),
  due: z.string().nullable(),
  /** Of an action: the day on which it was done, by its own block or by a later note. */
  doneOn: z.string().nullable(),
  /** Of an action: a later note says that it will not be done. */
  dropped: z.boolean(),
})
export type ThreadItem = z.infer<typeof ThreadItem>

/** A link stands in the words of `from`, in that note, and leads to `to`. Both are items of the case. */
export const ThreadLink = z.object({ from: z.string(), to: z.string(), noteId: NoteId })
export type ThreadLink = z.infer<typeof ThreadLink>

/** A link to an item from words that are no item themselves, a section's prose for example. */
export const ThreadMention = z.object({ to: z.string(), noteId: NoteId, noteTitle: z.string(), occurredOn: z.string() })
export type ThreadMention = z.infer<typeof ThreadMention>

/** The items of a case in the order of their notes' days, and what links them. */
export const Threads = z.object({
  caseId: CaseId,
  items: z.array(ThreadItem),
  links: z.array(ThreadLink),
  mentions: z.array(ThreadMention),
})
export type Threads = z.infer<typeof Threads>
