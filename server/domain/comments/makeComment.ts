import { randomUUID } from 'node:crypto'
import { type BeginThread, commentLimits, type SayComment } from '../../../shared/api/comments.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { CommentId, CommentThreadId, type MemberId, type NoteId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { countComments, insertComment, listCommentsOf } from '../../storage/repos/comments.ts'
import { countCommentThreads, insertCommentThread, setResolved } from '../../storage/repos/commentThreads.ts'
import { recordAudit } from '../audit/record.ts'
import type { Commented } from '../events.ts'
import { type NoteForActor, requireNote } from '../notes/notes.ts'
import { notifyOfComment } from '../notifications/notify.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { keptAnchor } from './anchor.ts'
import { checkedMentions } from './mentions.ts'
import { type ThreadForActor, takeThreadFor, threadOfNote } from './threads.ts'

/** Says something about a note or a place in it, perhaps with a wording to take the place of what stands there. */
export async function beginThread(
  services: Services,
  actor: Actor,
  noteId: NoteId,
  given: BeginThread,
): Promise<ThreadForActor> {
  const at = services.clock()
  const id = CommentThreadId.parse(randomUUID())
  const { thread, said } = await writeAs(services, actor, async (tx, now) => {
    const found = await requireNote(tx, now, at, noteId, 'comment')
    const { all, own } = await countCommentThreads(tx, actor.practiceId, noteId, actor.memberId)
    if (all >= commentLimits.threads || own >= commentLimits.threadsOfMember) throw new DomainError('limit_reached')
    const suggestion = given.suggestion ?? null
    await insertCommentThread(tx, actor.practiceId, {
      id,
      noteId,
      begunBy: actor.memberId,
      begunAt: at,
      anchor: await keptAnchor(tx, actor.practiceId, found.note.documentId, given.anchor),
      quote: given.quote ?? null,
      before: given.before,
      after: given.after,
      suggestion,
      suggestionState: suggestion === null ? null : 'open',
      settledBy: null,
      settledAt: null,
      settledReason: '',
      resolvedBy: null,
      resolvedAt: null,
    })
    const mentioned = await checkedMentions(tx, now, found, given.mentions, at)
    const words = { ...given, mentions: mentioned }
    const said = await say(tx, now, at, {
      note: found.note,
      threadId: id,
      number: 1,
      said: words,
      participants: [],
    })
    return { said, thread: await threadOfNote(tx, now, found, id) }
  })
  tell(services, said)
  return thread
}

/** Answers in a thread. One that was resolved is open again, so that nobody overlooks what was said. */
export async function reply(
  services: Services,
  actor: Actor,
  noteId: NoteId,
  threadId: CommentThreadId,
  given: SayComment,
): Promise<ThreadForActor> {
  const at = services.clock()
  const { thread, said } = await writeAs(services, actor, async (tx, now) => {
    const taking = { noteId, threadId, act: 'reply', at } as const
    const { found, row } = await takeThreadFor(tx, services.database.dialect, now, taking)
    const before = await listCommentsOf(tx, actor.practiceId, threadId)
    if (before.length > commentLimits.replies) throw new DomainError('limit_reached')
    const mentioned = await checkedMentions(tx, now, found, given.mentions, at)
    if (row.resolvedAt !== null) {
      await setResolved(tx, actor.practiceId, threadId, null)
      const subject = { kind: 'note', id: noteId } as const
      await recordAudit(tx, at, { action: 'comment.reopened', by: actor, subject, detail: { thread: threadId } })
    }
    const said = await say(tx, now, at, {
      note: found.note,
      threadId,
      number: (before.at(-1)?.number ?? 0) + 1,
      said: { ...given, mentions: mentioned },
      participants: [...new Set(before.map(({ memberId }) => memberId))],
    })
    return { said, thread: await threadOfNote(tx, now, found, threadId) }
  })
  tell(services, said)
  return thread
}

async function say(
  tx: Tx,
  actor: Actor,
  at: number,
  {
    note,
    threadId,
    number,
    said,
    participants,
  }: {
    note: NoteForActor['note']
    threadId: CommentThreadId
    number: number
    said: SayComment
    participants: MemberId[]
  },
): Promise<{ commented: Commented; told: MemberId[] }> {
  const noteId = note.id
  const { all, own } = await countComments(tx, actor.practiceId, noteId, actor.memberId)
  if (all >= commentLimits.comments || own >= commentLimits.commentsOfMember) throw new DomainError('limit_reached')
  const id = CommentId.parse(randomUUID())
  const { practiceId, memberId } = actor
  const mentions = JSON.stringify(said.mentions)
  const row = { id, threadId, number, memberId, body: said.body, mentions, at, editedAt: null, removedAt: null }
  await insertComment(tx, practiceId, row)
  const subject = { kind: 'note', id: noteId } as const
  await recordAudit(tx, at, { action: 'comment.made', by: actor, subject, detail: { comment: id } })
  const { mentions: mentioned } = said
  const told = await notifyOfComment(tx, actor, { note, mentioned, others: [note.authorId, ...participants], at })
  return { told, commented: { practiceId, noteId, threadId, commentId: id, by: memberId, mentioned, participants } }
}

function tell({ publisher }: Services, { commented, told }: { commented: Commented; told: MemberId[] }): void {
  publisher.publish({ type: 'commented', ...commented })
  const { practiceId, noteId } = commented
  publisher.publish({ type: 'commentsChanged', practiceId, noteId })
  if (told.length > 0) publisher.publish({ type: 'notified', practiceId, memberIds: told })
}
