import { z } from 'zod'
import {
  type CommentThreadAct,
  type CommentThreadFacts,
  commentAbilities,
  commentThreadAbilities,
  hasPartInThread,
  type ThreadRefusal,
  threadRefusalOf,
} from '../../../shared/access/comments.ts'
import type { NoteFacts, Viewer } from '../../../shared/access/vocabulary.ts'
import { CommentAnchor } from '../../../shared/api/comments.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { type CommentThreadId, MemberId, type NoteId } from '../../../shared/ids.ts'
import type { Database, Reader, Tx } from '../../storage/database.ts'
import { type CommentRow, listComments, listCommentsOf } from '../../storage/repos/comments.ts'
import {
  type CommentThreadRow,
  findCommentThread,
  listCommentThreads,
  takeCommentThread,
} from '../../storage/repos/commentThreads.ts'
import { namesOfMembers } from '../../storage/repos/people.ts'
import { type NoteForActor, requireNote, viewerOf } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'

type Names = Awaited<ReturnType<typeof namesOfMembers>>

/** A thread with its comments and what the actor may do with each. */
export type ThreadForActor = ReturnType<typeof threadForActor>

const Mentioned = z.array(MemberId)
/** Whom a comment mentions, as it was stored. */
export const mentionedIn = ({ mentions }: Pick<CommentRow, 'mentions'>): MemberId[] =>
  Mentioned.parse(JSON.parse(mentions))

/**
 * The note behind comments, for whoever may read it: `not_found` for outsiders. A process note has no comments, and nobody, its
 * author included, is told anything of them: `not_allowed`.
 */
async function requireCommented(db: Reader, actor: Actor, at: number, id: NoteId): Promise<NoteForActor> {
  const found = await requireNote(db, actor, at, id, 'read')
  if (found.note.kind !== 'chart') throw new DomainError('not_allowed')
  return found
}

/** What is said about a note, oldest thread first, for whoever may read it. */
export async function threadsOfNote(
  services: Services,
  actor: Actor,
  noteId: NoteId,
): Promise<{ found: NoteForActor; threads: ThreadForActor[] }> {
  const { read } = services.database
  const found = await requireCommented(read, actor, services.clock(), noteId)
  const rows = await listCommentThreads(read, actor.practiceId, noteId)
  const comments = Map.groupBy(await listComments(read, actor.practiceId, noteId), ({ threadId }) => threadId)
  const names = await namesIn(read, actor, rows, [...comments.values()].flat())
  return { found, threads: rows.map((row) => threadForActor(actor, found, row, comments.get(row.id) ?? [], names)) }
}

/** One thread of a note that the actor may read; `not_found` where the note has none of this id. */
export async function threadOfNote(
  db: Reader,
  actor: Actor,
  found: NoteForActor,
  id: CommentThreadId,
): Promise<ThreadForActor> {
  const row = await findCommentThread(db, actor.practiceId, found.note.id, id)
  if (!row) throw new DomainError('not_found')
  const comments = await listCommentsOf(db, actor.practiceId, id)
  return threadForActor(actor, found, row, comments, await namesIn(db, actor, [row], comments))
}

/** What the policy knows of a thread. */
export const threadFactsOf = (actor: Actor, note: NoteFacts, row: CommentThreadRow): CommentThreadFacts => ({
  note,
  resolved: row.resolvedAt !== null,
  suggestion: row.suggestionState,
  viewerSuggested: row.begunBy === actor.memberId,
})

/**
 * Takes a thread for an act of the actor's: `not_allowed` where the act is not theirs. Says why the thread's state does not
 * allow it, null where it does.
 */
export async function takeThreadFor(
  tx: Tx,
  dialect: Database['dialect'],
  actor: Actor,
  { noteId, threadId, act, at }: { noteId: NoteId; threadId: CommentThreadId; act: CommentThreadAct; at: number },
): Promise<{ found: NoteForActor; row: CommentThreadRow; refusal: ThreadRefusal | null }> {
  const found = await requireCommented(tx, actor, at, noteId)
  const row = await takeCommentThread(tx, dialect, actor.practiceId, noteId, threadId)
  if (!row) throw new DomainError('not_found')
  const facts = threadFactsOf(actor, found.facts, row)
  if (!hasPartInThread(act, viewerOf(actor, found.note), facts)) throw new DomainError('not_allowed')
  return { found, row, refusal: threadRefusalOf(act, facts) }
}

function namesIn(
  db: Reader,
  actor: Actor,
  rows: readonly CommentThreadRow[],
  comments: readonly CommentRow[],
): Promise<Names> {
  const ids = new Set<MemberId>()
  for (const { settledBy, resolvedBy } of rows) for (const id of [settledBy, resolvedBy]) if (id !== null) ids.add(id)
  for (const comment of comments) {
    ids.add(comment.memberId)
    if (comment.removedAt === null) for (const id of mentionedIn(comment)) ids.add(id)
  }
  return namesOfMembers(db, actor.practiceId, [...ids])
}

function threadForActor(
  actor: Actor,
  { note, facts }: NoteForActor,
  row: CommentThreadRow,
  comments: readonly CommentRow[],
  names: Names,
) {
  const viewer = viewerOf(actor, note)
  const named = (id: MemberId) => {
    const member = names.get(id)
    if (!member) throw new Error('A member of a comment has no row.')
    return member
  }
  const { settledBy, settledAt, settledReason, resolvedBy, resolvedAt } = row
  // Whoever took back what began the thread took back the wording in it.
  const wasTakenBack = comments[0]?.removedAt != null && row.suggestionState === 'withdrawn'
  return {
    id: row.id,
    noteId: row.noteId,
    anchor: row.anchor === null ? null : CommentAnchor.parse(JSON.parse(row.anchor)),
    quote: wasTakenBack ? null : row.quote,
    before: row.before,
    after: row.after,
    suggestion:
      row.suggestion === null || row.suggestionState === null
        ? null
        : {
            wording: wasTakenBack ? '' : row.suggestion,
            state: row.suggestionState,
            settled:
              settledBy === null || settledAt === null
                ? null
                : { by: named(settledBy), at: settledAt, reason: settledReason },
          },
    resolved: resolvedBy === null || resolvedAt === null ? null : { by: named(resolvedBy), at: resolvedAt },
    comments: comments.map((comment) => commentForActor(actor, viewer, facts, comment, named)),
    abilities: commentThreadAbilities(viewer, threadFactsOf(actor, facts, row)),
  }
}

/** What was removed has a mark in its place and says nothing, to its author neither. */
function commentForActor<Named>(
  actor: Actor,
  viewer: Viewer,
  facts: NoteFacts,
  comment: CommentRow,
  named: (id: MemberId) => Named,
) {
  const removed = comment.removedAt !== null
  return {
    id: comment.id,
    author: named(comment.memberId),
    body: removed ? '' : comment.body,
    mentions: removed ? [] : mentionedIn(comment).map(named),
    at: comment.at,
    editedAt: removed ? null : comment.editedAt,
    removedAt: comment.removedAt,
    abilities: commentAbilities(viewer, {
      note: facts,
      viewerWroteIt: comment.memberId === actor.memberId,
      removed,
    }),
  }
}
