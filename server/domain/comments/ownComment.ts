import { type CommentAct, mayOnComment } from '../../../shared/access/comments.ts'
import { commentLimits, type SayComment } from '../../../shared/api/comments.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CommentId, CommentThreadId, NoteId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import {
  type CommentRow,
  countWordings,
  keepWording,
  listCommentsOf,
  markRemoved,
  rewordComment,
} from '../../storage/repos/comments.ts'
import {
  type CommentThreadRow,
  setResolved,
  setSuggestion,
  takeCommentThread,
} from '../../storage/repos/commentThreads.ts'
import { recordAudit } from '../audit/record.ts'
import { type NoteForActor, requireNote, viewerOf } from '../notes/notes.ts'
import { notifyOfComment } from '../notifications/notify.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { checkedMentions } from './mentions.ts'
import { mentionedIn, type ThreadForActor, threadOfNote } from './threads.ts'

/** Which comment, by everything that it stands in. */
export interface CommentPlace {
  noteId: NoteId
  threadId: CommentThreadId
  commentId: CommentId
}

interface OwnComment {
  found: NoteForActor
  thread: CommentThreadRow
  comment: CommentRow
  comments: CommentRow[]
}

/** A comment of the actor's own with which they may do this: `not_allowed` for one of somebody else, or one that was removed. */
async function requireOwn(
  services: Services,
  tx: Tx,
  actor: Actor,
  at: number,
  act: CommentAct,
  { noteId, threadId, commentId }: CommentPlace,
): Promise<OwnComment> {
  const found = await requireNote(tx, actor, at, noteId, 'comment')
  const thread = await takeCommentThread(tx, services.database.dialect, actor.practiceId, noteId, threadId)
  const comments = thread ? await listCommentsOf(tx, actor.practiceId, threadId) : []
  const comment = comments.find(({ id }) => id === commentId)
  if (!thread || !comment) throw new DomainError('not_found')
  const facts = {
    note: found.facts,
    viewerWroteIt: comment.memberId === actor.memberId,
    removed: comment.removedAt !== null,
  }
  if (!mayOnComment(act, viewerOf(actor, found.note), facts)) throw new DomainError('not_allowed')
  return { found, thread, comment, comments }
}

/** Changes what one said, or whom that mentions. What it said before is kept, and whoever is mentioned anew hears of it. */
export async function editComment(
  services: Services,
  actor: Actor,
  place: CommentPlace,
  given: SayComment,
): Promise<ThreadForActor> {
  const at = services.clock()
  const { noteId, threadId, commentId } = place
  const { practiceId, memberId } = actor
  const { thread, mentioned, participants } = await writeAs(services, actor, async (tx, now) => {
    const { found, comment, comments } = await requireOwn(services, tx, now, at, 'edit', place)
    const mentions = await checkedMentions(tx, now, found, given.mentions, at)
    const number = (await countWordings(tx, practiceId, commentId)) + 1
    if (number > commentLimits.wordings) throw new DomainError('limit_reached')
    const known = mentionedIn(comment)
    const mentioned = mentions.filter((id) => !known.includes(id))
    if (comment.body !== given.body || mentioned.length > 0 || mentions.length < known.length) {
      await keepWording(tx, practiceId, { commentId, number, body: comment.body, until: at })
      await rewordComment(tx, practiceId, commentId, { body: given.body, mentions: JSON.stringify(mentions), at })
      const subject = { kind: 'note', id: noteId } as const
      await recordAudit(tx, at, { action: 'comment.edited', by: actor, subject, detail: { comment: commentId } })
    }
    await notifyOfComment(tx, now, { note: found.note, mentioned, others: [], at })
    return {
      mentioned,
      participants: [...new Set(comments.map((one) => one.memberId))],
      thread: await threadOfNote(tx, now, found, threadId),
    }
  })
  if (mentioned.length > 0) {
    const commented = { practiceId, noteId, threadId, commentId, by: memberId, mentioned, participants }
    services.publisher.publish({ type: 'commented', ...commented })
    services.publisher.publish({ type: 'notified', practiceId, memberIds: mentioned })
  }
  services.publisher.publish({ type: 'commentsChanged', practiceId, noteId })
  return thread
}

/**
 * Takes back what one said: a mark stays in its place, and its words stay stored for what the law may ask for. With the first
 * comment goes the suggestion that it made, unless that is settled; a thread in which nothing is left is resolved.
 */
export async function removeComment(services: Services, actor: Actor, place: CommentPlace): Promise<ThreadForActor> {
  const at = services.clock()
  const { noteId, threadId, commentId } = place
  const { practiceId, memberId } = actor
  const left = await writeAs(services, actor, async (tx, now) => {
    const { found, thread, comment, comments } = await requireOwn(services, tx, now, at, 'remove', place)
    await markRemoved(tx, practiceId, commentId, at)
    if (comment.number === 1 && thread.suggestionState === 'open')
      await setSuggestion(tx, practiceId, threadId, { state: 'withdrawn', by: memberId, at, reason: '' })
    const isLeft = comments.some(({ id, removedAt }) => id !== commentId && removedAt === null)
    if (!isLeft && thread.resolvedAt === null) await setResolved(tx, practiceId, threadId, { by: memberId, at })
    const subject = { kind: 'note', id: noteId } as const
    await recordAudit(tx, at, { action: 'comment.removed', by: actor, subject, detail: { comment: commentId } })
    return threadOfNote(tx, now, found, threadId)
  })
  services.publisher.publish({ type: 'commentsChanged', practiceId, noteId })
  return left
}
