import type { CommentThreadAct } from '../../../shared/access/comments.ts'
import type { DismissSuggestion } from '../../../shared/api/comments.ts'
import type { AuditAction } from '../../../shared/audit/actions.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CommentThreadId, NoteId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { type CommentThreadRow, setResolved, setSuggestion } from '../../storage/repos/commentThreads.ts'
import { recordAudit } from '../audit/record.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { type ThreadForActor, takeThreadFor, threadOfNote } from './threads.ts'

/** Which thread, by the note that it is about. */
export interface ThreadPlace {
  noteId: NoteId
  threadId: CommentThreadId
}

interface Settling {
  act: CommentThreadAct
  /** Writes, and says what the audit is told. */
  write: (tx: Tx, actor: Actor, thread: CommentThreadRow, at: number) => Promise<AuditAction>
}

/**
 * Threads are settled one act after the other: of two people who do the same at once, the second meets what the first did.
 * Nothing is written where all is as it should be already; a thread without a suggestion has nothing to accept: `not_found`, as
 * for a thread that is not there; `suggestion_settled` where it was decided.
 */
async function settle(
  services: Services,
  actor: Actor,
  { noteId, threadId }: ThreadPlace,
  { act, write }: Settling,
): Promise<ThreadForActor> {
  const at = services.clock()
  const { practiceId } = actor
  const { thread, changed } = await writeAs(services, actor, async (tx, now) => {
    const taking = { noteId, threadId, act, at }
    const { found, row, refusal } = await takeThreadFor(tx, services.database.dialect, now, taking)
    if (refusal === 'no_suggestion') throw new DomainError('not_found')
    if (refusal === 'suggestion_settled') throw new DomainError('suggestion_settled')
    const changed = refusal !== 'as_it_is'
    if (changed) {
      const action = await write(tx, now, row, at)
      const subject = { kind: 'note', id: noteId } as const
      await recordAudit(tx, at, { action, by: actor, subject, detail: { thread: threadId } })
    }
    return { changed, thread: await threadOfNote(tx, now, found, threadId) }
  })
  if (changed) services.publisher.publish({ type: 'commentsChanged', practiceId, noteId })
  return thread
}

/** What the thread was about is done with. */
export const resolveThread = (services: Services, actor: Actor, place: ThreadPlace): Promise<ThreadForActor> =>
  settle(services, actor, place, {
    act: 'resolve',
    async write(tx, { practiceId, memberId }, thread, at) {
      await setResolved(tx, practiceId, thread.id, { by: memberId, at })
      return 'comment.resolved'
    },
  })

/**
 * The thread waits again. A suggestion that was accepted or dismissed can be decided anew: the text may have changed back
 * since. One that was withdrawn stays so.
 */
export const reopenThread = (services: Services, actor: Actor, place: ThreadPlace): Promise<ThreadForActor> =>
  settle(services, actor, place, {
    act: 'reopen',
    async write(tx, { practiceId }, thread) {
      await setResolved(tx, practiceId, thread.id, null)
      if (thread.suggestionState === 'accepted' || thread.suggestionState === 'dismissed')
        await setSuggestion(tx, practiceId, thread.id, { state: 'open', by: null, at: null, reason: '' })
      return 'comment.reopened'
    },
  })

/**
 * Records that the actor takes the suggestion into the text; the change itself is the actor's own, made in the document. Of
 * several who accept at once one succeeds, and only they change the text: `suggestion_settled` for the others.
 */
export const acceptSuggestion = (services: Services, actor: Actor, place: ThreadPlace): Promise<ThreadForActor> =>
  settle(services, actor, place, {
    act: 'accept',
    async write(tx, { practiceId, memberId: by }, thread, at) {
      await setSuggestion(tx, practiceId, thread.id, { state: 'accepted', by, at, reason: '' })
      if (thread.resolvedAt === null) await setResolved(tx, practiceId, thread.id, { by, at })
      return 'suggestion.accepted'
    },
  })

/** Leaves the text as it is. Whoever suggested the wording takes it back by this; anybody else has to be able to write in the note. */
export const dismissSuggestion = (
  services: Services,
  actor: Actor,
  place: ThreadPlace,
  { reason }: DismissSuggestion,
): Promise<ThreadForActor> =>
  settle(services, actor, place, {
    act: 'dismiss',
    async write(tx, { practiceId, memberId: by }, thread, at) {
      const isOwn = thread.begunBy === by
      const state = isOwn ? 'withdrawn' : 'dismissed'
      await setSuggestion(tx, practiceId, thread.id, { state, by, at, reason })
      if (thread.resolvedAt === null) await setResolved(tx, practiceId, thread.id, { by, at })
      return isOwn ? 'suggestion.withdrawn' : 'suggestion.dismissed'
    },
  })
