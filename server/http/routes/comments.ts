import { z } from '@hono/zod-openapi'
import {
  BeginThread,
  CommentThread,
  CommentThreads,
  DismissSuggestion,
  SayComment,
} from '../../../shared/api/comments.ts'
import { CommentId, CommentThreadId, NoteId } from '../../../shared/ids.ts'
import { seldomAudit } from '../../domain/audit/seldom.ts'
import { beginThread, reply } from '../../domain/comments/makeComment.ts'
import { editComment, removeComment } from '../../domain/comments/ownComment.ts'
import { acceptSuggestion, dismissSuggestion, reopenThread, resolveThread } from '../../domain/comments/settleThread.ts'
import { threadsOfNote } from '../../domain/comments/threads.ts'
import { actorOf, type HttpContext, type HttpServices } from '../context.ts'
import { presentThread, presentThreads } from '../present/comments.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const noteParams = z.object({ id: NoteId })
const threadParams = noteParams.extend({ threadId: CommentThreadId })
const commentParams = threadParams.extend({ commentId: CommentId })

const theThread = answers(CommentThread, 'The thread with all its comments.')
const at = '/api/notes/{id}/comments'

export function commentRoutes(app: App, services: HttpServices): void {
  const record = seldomAudit(services)
  app.openapi(
    memberRoute({
      method: 'get',
      path: at,
      summary: 'What is said about a note',
      request: { params: noteParams },
      responses: { 200: answers(CommentThreads, 'All threads, oldest first, those that are resolved included.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const { id } = c.req.valid('param')
      const threads = await threadsOfNote(services, actor, id)
      // A page asks for them again whenever the doorbell rings.
      await record({ action: 'comments.read', by: actor, subject: { kind: 'note', id } })
      return c.json(presentThreads(threads), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: at,
      summary: 'Say something about a note or a place in it',
      request: { params: noteParams, ...takes(BeginThread) },
      responses: { 201: theThread },
    }),
    async (c) => {
      const thread = await beginThread(services, actorOf(c), c.req.valid('param').id, c.req.valid('json'))
      return c.json(presentThread(thread), 201)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: `${at}/{threadId}/replies`,
      summary: 'Answer in a thread',
      request: { params: threadParams, ...takes(SayComment) },
      responses: { 201: theThread },
    }),
    async (c) => {
      const { id, threadId } = c.req.valid('param')
      const thread = await reply(services, actorOf(c), id, threadId, c.req.valid('json'))
      return c.json(presentThread(thread), 201)
    },
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: `${at}/{threadId}/{commentId}`,
      summary: 'Change what one said',
      request: { params: commentParams, ...takes(SayComment) },
      responses: { 200: theThread },
    }),
    async (c) => {
      const { id: noteId, threadId, commentId } = c.req.valid('param')
      const place = { noteId, threadId, commentId }
      return c.json(presentThread(await editComment(services, actorOf(c), place, c.req.valid('json'))), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: `${at}/{threadId}/{commentId}`,
      summary: 'Take back what one said',
      request: { params: commentParams },
      responses: { 200: theThread },
    }),
    async (c) => {
      const { id: noteId, threadId, commentId } = c.req.valid('param')
      return c.json(presentThread(await removeComment(services, actorOf(c), { noteId, threadId, commentId })), 200)
    },
  )

  const placeIn = (c: HttpContext, { id, threadId }: z.infer<typeof threadParams>) =>
    [services, actorOf(c), { noteId: id, threadId }] as const

  for (const { word, summary, act } of [
    { word: 'resolve', summary: 'Mark a thread as done with', act: resolveThread },
    { word: 'reopen', summary: 'Open a thread again', act: reopenThread },
    { word: 'accept', summary: 'Accept a suggested wording', act: acceptSuggestion },
  ]) {
    app.openapi(
      memberRoute({
        method: 'post',
        path: `${at}/{threadId}/${word}`,
        summary,
        request: { params: threadParams },
        responses: { 200: theThread },
      }),
      async (c) => c.json(presentThread(await act(...placeIn(c, c.req.valid('param')))), 200),
    )
  }

  app.openapi(
    memberRoute({
      method: 'post',
      path: `${at}/{threadId}/dismiss`,
      summary: 'Leave the text as it is, or withdraw one’s own suggestion',
      request: { params: threadParams, ...takes(DismissSuggestion) },
      responses: { 200: theThread },
    }),
    async (c) => {
      const thread = await dismissSuggestion(...placeIn(c, c.req.valid('param')), c.req.valid('json'))
      return c.json(presentThread(thread), 200)
    },
  )
}
