import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { type BeginThread, CommentThread, CommentThreads, type SayComment } from '../../shared/api/comments.ts'
import type { CommentId, CommentThreadId, NoteId } from '../../shared/ids.ts'
import { ask } from './request.ts'

/** What is said about a note. The doorbell says when to ask again; a page that comes to the front asks by itself. */
export const commentsQuery = (noteId: string) =>
  queryOptions({
    queryKey: ['notes', noteId, 'comments'],
    queryFn: ({ signal }) => ask(CommentThreads, `/notes/${noteId}/comments`, { signal }),
  })

const pathOf = (noteId: NoteId, thread: CommentThreadId) => `/notes/${noteId}/comments/${thread}`

/** An act that answers with the thread as it is now. What others did meanwhile is asked for behind it. */
function useThreadAct<Given>(noteId: NoteId, act: (given: Given) => Promise<CommentThread>) {
  const client = useQueryClient()
  const { queryKey } = commentsQuery(noteId)
  return useMutation({
    mutationFn: act,
    onSuccess: (thread) => {
      client.setQueryData(queryKey, (before) => {
        if (before === undefined) return before
        const isKnown = before.items.some(({ id }) => id === thread.id)
        const items = isKnown
          ? before.items.map((one) => (one.id === thread.id ? thread : one))
          : [...before.items, thread]
        return { ...before, items }
      })
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
}

export const useBeginThread = (noteId: NoteId) =>
  useThreadAct(noteId, (given: z.input<typeof BeginThread>) =>
    ask(CommentThread, `/notes/${noteId}/comments`, { method: 'POST', body: given }),
  )

export const useReply = (noteId: NoteId) =>
  useThreadAct(noteId, ({ thread, said }: { thread: CommentThreadId; said: SayComment }) =>
    ask(CommentThread, `${pathOf(noteId, thread)}/replies`, { method: 'POST', body: said }),
  )

/** Changes what one said, or with `null` takes it back. */
export const useRewordComment = (noteId: NoteId) =>
  useThreadAct(
    noteId,
    ({ thread, comment, said }: { thread: CommentThreadId; comment: CommentId; said: SayComment | null }) =>
      ask(
        CommentThread,
        `${pathOf(noteId, thread)}/${comment}`,
        said === null ? { method: 'DELETE' } : { method: 'PUT', body: said },
      ),
  )

export type ThreadAct = 'resolve' | 'reopen' | 'accept' | 'dismiss'

export const useSettleThread = (noteId: NoteId) =>
  useThreadAct(noteId, ({ thread, act, reason }: { thread: CommentThreadId; act: ThreadAct; reason?: string }) =>
    ask(CommentThread, `${pathOf(noteId, thread)}/${act}`, {
      method: 'POST',
      ...(act === 'dismiss' ? { body: reason === undefined ? {} : { reason } } : {}),
    }),
  )
