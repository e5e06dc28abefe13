import { z } from 'zod'
import { commentActs, commentThreadActs, suggestionStates } from '../access/comments.ts'
import { CommentId, CommentThreadId, MemberId, NoteId } from '../ids.ts'
import { abilities } from './abilities.ts'
import { PersonColor } from './people.ts'
import { prose } from './text.ts'

/** What comments on one note may come to. Lengths are in UTF-16 code units. */
export const commentLimits = {
  body: 4_000,
  /** The commented text that is kept beside its place, and what stands before and after it in its line. */
  quote: 500,
  context: 60,
  suggestion: 2_000,
  reason: 500,
  mentions: 20,
  /** Base64 of a relative position as Yjs encodes it, which takes some thirty bytes. */
  position: 120,
  threads: 500,
  /** Threads of one member on one note. */
  threadsOfMember: 200,
  replies: 200,
  /** Comments on one note in all its threads. */
  comments: 4_000,
  /** Comments of one member on one note, those included that were removed. */
  commentsOfMember: 1_500,
  /** Earlier wordings that are kept of one comment. */
  wordings: 100,
} as const

const said = prose(commentLimits.body).trim().min(1, 'Please write something.')
const wording = prose(commentLimits.suggestion)

/** A relative position as `Y.encodeRelativePosition` writes it, in base64. The server decodes it before it is kept. */
const Position = z
  .string()
  .max(commentLimits.position)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)

/** From the first to behind the last letter of a passage; both stay with their letters through edits. */
export const PassageAnchor = z.object({ start: Position, end: Position })
export type PassageAnchor = z.infer<typeof PassageAnchor>

/**
 * A cell of a block: the id of its row, or of a block without rows, and the cell's name. Without a name, the row or the block as
 * a whole.
 */
export const CellAnchor = z.object({
  node: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^\p{Cc}]*$/u),
  cell: z
    .string()
    .min(1)
    .max(40)
    .regex(/^[A-Za-z0-9]+$/)
    .nullable()
    .default(null),
})
export type CellAnchor = z.infer<typeof CellAnchor>

export const CommentAnchor = z.union([PassageAnchor, CellAnchor])
export type CommentAnchor = z.infer<typeof CommentAnchor>

const Mentions = z.array(MemberId).max(commentLimits.mentions).default([])

/**
 * A new thread. Without an anchor and a quote it is about the whole note. `quote` is the text that is commented on, as it reads
 * at that moment; `before` and `after` are what stands beside it in its line. A `suggestion` is a wording to take its place.
 */
export const BeginThread = z.object({
  body: said,
  anchor: CommentAnchor.nullish(),
  quote: prose(commentLimits.quote).nullish(),
  before: prose(commentLimits.context).default(''),
  after: prose(commentLimits.context).default(''),
  suggestion: wording.nullish(),
  mentions: Mentions,
})
export type BeginThread = z.infer<typeof BeginThread>

export const SayComment = z.object({ body: said, mentions: Mentions })
export type SayComment = z.infer<typeof SayComment>

export const DismissSuggestion = z.object({
  reason: prose(commentLimits.reason).trim().default(''),
})
export type DismissSuggestion = z.infer<typeof DismissSuggestion>

const Person = z.object({ id: MemberId, name: z.string(), color: PersonColor })

export const Comment = z.object({
  id: CommentId,
  author: Person,
  /** Empty where its author removed it. */
  body: z.string(),
  mentions: z.array(Person),
  at: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  removedAt: z.iso.datetime().nullable(),
  abilities: abilities(commentActs),
})
export type Comment = z.infer<typeof Comment>

export const Suggestion = z.object({
  wording: z.string(),
  state: z.enum(suggestionStates),
  /** Who accepted, dismissed or withdrew it, and when; null while it is open. */
  settled: z.object({ by: Person, at: z.iso.datetime(), reason: z.string() }).nullable(),
})
export type Suggestion = z.infer<typeof Suggestion>

export const CommentThread = z.object({
  id: CommentThreadId,
  noteId: NoteId,
  anchor: CommentAnchor.nullable(),
  quote: z.string().nullable(),
  before: z.string(),
  after: z.string(),
  suggestion: Suggestion.nullable(),
  resolved: z.object({ by: Person, at: z.iso.datetime() }).nullable(),
  /** What it began with and what was answered, oldest first. */
  comments: z.array(Comment),
  abilities: abilities(commentThreadActs),
})
export type CommentThread = z.infer<typeof CommentThread>

/** All threads of a note, oldest first, and what the viewer may do beside them. */
export const CommentThreads = z.object({
  items: z.array(CommentThread),
  abilities: abilities(['comment']),
})
export type CommentThreads = z.infer<typeof CommentThreads>
