import type { DismissSuggestion } from '../../../shared/api/comments.ts'
import type { AuditAction } from '../../../shared/audit/actions.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { CommentThreadId, NoteId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import {
  type CommentThreadRow,
  setResolved,
  setSuggestion,
  takeCommentThread,
} from '../../storage/repos/commentThreads.ts'
import { recordAudit } from '../audit/record.ts'
import { requireNote } from '../notes/notes.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'
import { type ThreadForActor, threadOfNote } from './threads.ts'

/** Which thread, by the note that it is about. */
export interface ThreadPlace {
  noteId: NoteId
  threadId: CommentThreadId
}

interface Settling {
  /** What the actor must be allowed on the note. */
  needs: 'comment' | 'edit'
  /** Writes, and says what the audit is told; null where all is as it should be already. */
  act: (tx: Tx, actor: Actor, thread: CommentThreadRow, at: number) => Promise<AuditAction | null>
}

/** Threads are settled one act after the other: of two people who do the same at once, the second meets what the first did. */
async function settle(
  services: Services,
  actor: Actor,
  { noteId, threadId }: ThreadPlace,
  { needs, act }: Settling,
): Promise<ThreadForActor> {
  const at = services.clock()
  const { practiceId } = actor
  const { thread, changed } = await writeAs(services, actor, async (tx, now) => {
    const found = await requireNote(tx, now, at, noteId, needs)
    const row = await takeCommentThread(tx, services.database.dialect, practiceId, noteId, threadId)
    if (!row) throw new DomainError('not_found')
    const action = await act(tx, now, row, at)
    const subject = { kind: 'note', id: noteId } as const
    if (action) await recordAudit(tx, at, { action, by: actor, subject, detail: { thread: threadId } })
    return { changed: action !== null, thread: await threadOfNote(tx, now, found, threadId) }
  })
  if (changed) services.publisher.publish({ type: 'commentsChanged', practiceId, noteId })
  return thread
}

/** What the thread was about is done with. */
export const resolveThread = (services: Services, actor: Actor, place: ThreadPlace): Promise<ThreadForActor> =>
  settle(services, actor, place, {
    needs: 'comment',
    async act(tx, { practiceId, memberId }, thread, at) {
      if (thread.resolvedAt !== null) return null
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
    needs: 'comment',
    async act(tx, { practiceId }, thread) {
      if (thread.resolvedAt === null) return null
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
    needs: 'edit',
    async act(tx, { practiceId, memberId: by }, thread, at) {
      requireOpen(thread)
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
    needs: 'comment',
    async act(tx, now, thread, at) {
      const { practiceId, memberId: by } = now
      const isOwn = thread.begunBy === by
      if (!isOwn) await requireNote(tx, now, at, place.noteId, 'edit')
      requireOpen(thread)
      const state = isOwn ? 'withdrawn' : 'dismissed'
      await setSuggestion(tx, practiceId, thread.id, { state, by, at, reason })
      if (thread.resolvedAt === null) await setResolved(tx, practiceId, thread.id, { by, at })
      return 'suggestion.dismissed'
    },
  })

/** A thread without a suggestion has nothing to accept: `not_found`, as for a thread that is not there. */
function requireOpen({ suggestionState }: CommentThreadRow): void {
  if (suggestionState === null) throw new DomainError('not_found')
  if (suggestionState !== 'open') throw new DomainError('suggestion_settled')
}
