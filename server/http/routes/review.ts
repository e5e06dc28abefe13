import { z } from '@hono/zod-openapi'
import { Note, Notes } from '../../../shared/api/notes.ts'
import {
  AmendNote,
  CosignNote,
  EnterInError,
  GiveReviewReason,
  NoteReview,
  NoteSignatures,
  SignNote,
} from '../../../shared/api/review.ts'
import { CaseId, NoteId } from '../../../shared/ids.ts'
import { seldomAudit } from '../../domain/audit/seldom.ts'
import { amendNote } from '../../domain/review/amendNote.ts'
import { discardedOf, discardNote, recoverNote } from '../../domain/review/discardNote.ts'
import { lifeOfNote } from '../../domain/review/lifeOfNote.ts'
import { enterInError, returnNote, withdrawNote } from '../../domain/review/reviewNote.ts'
import { signaturesOf } from '../../domain/signing/signatures.ts'
import { type SigningAct, signNote } from '../../domain/signing/signNote.ts'
import { actorOf, addressOf, type HttpServices } from '../context.ts'
import { presentNote } from '../present/notes.ts'
import { presentLife, presentSignature } from '../present/review.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const params = z.object({ id: NoteId })

const signing = [
  { act: 'sign', summary: 'Sign a note as its author' },
  { act: 'submit', summary: 'Sign a note as its author and submit it for review' },
  { act: 'attest', summary: 'Answer for the sections that the prescriber answers for' },
  { act: 'cosign', summary: 'Co-sign a note' },
] as const satisfies { act: SigningAct; summary: string }[]

export function reviewRoutes(app: App, services: HttpServices): void {
  signingRoutes(app, services)
  reviewingRoutes(app, services)
  lifeRoutes(app, services)
}

function signingRoutes(app: App, services: HttpServices): void {
  const { door, grants } = services
  for (const { act, summary } of signing) {
    app.openapi(
      memberRoute({
        method: 'post',
        path: `/api/notes/{id}/${act}`,
        summary,
        request: { params, ...takes(act === 'cosign' ? CosignNote : SignNote) },
        responses: { 200: answers(Note, 'The note.') },
      }),
      async (c) => {
        const given = { ...c.req.valid('json'), address: addressOf(services, c) }
        const note = await signNote({ services, door, grants }, actorOf(c), c.req.valid('param').id, act, given)
        return c.json(presentNote(note), 200)
      },
    )
  }
}

function reviewingRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notes/{id}/withdraw',
      summary: 'Take one’s own note back from review',
      request: { params },
      responses: { 200: answers(Note, 'The note, a draft again.') },
    }),
    async (c) => c.json(presentNote(await withdrawNote(services, actorOf(c), c.req.valid('param').id)), 200),
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notes/{id}/return',
      summary: 'Ask for changes to a note in review',
      request: { params, ...takes(GiveReviewReason) },
      responses: { 200: answers(Note, 'The note, which can be written in again.') },
    }),
    async (c) => {
      const { reason } = c.req.valid('json')
      return c.json(presentNote(await returnNote(services, actorOf(c), c.req.valid('param').id, reason)), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notes/{id}/entered-in-error',
      summary: 'Mark a note as entered in error',
      request: { params, ...takes(EnterInError) },
      responses: { 200: answers(Note, 'The note, marked.') },
    }),
    async (c) => {
      const note = await enterInError(services, actorOf(c), c.req.valid('param').id, c.req.valid('json'))
      return c.json(presentNote(note), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notes/{id}/addenda',
      summary: 'Begin an addendum, a late entry or a correction beside a signed note',
      request: { params, ...takes(AmendNote) },
      responses: { 201: answers(Note, 'The new note, a draft.') },
    }),
    async (c) => {
      const note = await amendNote(services, actorOf(c), c.req.valid('param').id, c.req.valid('json'))
      return c.json(presentNote(note), 201)
    },
  )
}

function lifeRoutes(app: App, services: HttpServices): void {
  const record = seldomAudit(services)
  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notes/{id}/discard',
      summary: 'Discard one’s own draft',
      request: { params, ...takes(GiveReviewReason) },
      responses: { 204: { description: 'It is out of sight, and can be recovered for 30 days.' } },
    }),
    async (c) => {
      await discardNote(services, actorOf(c), c.req.valid('param').id, c.req.valid('json').reason)
      return c.body(null, 204)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notes/{id}/recover',
      summary: 'Bring a discarded draft back',
      request: { params },
      responses: { 200: answers(Note, 'The note.') },
    }),
    async (c) => c.json(presentNote(await recoverNote(services, actorOf(c), c.req.valid('param').id)), 200),
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}/discarded',
      summary: 'The discarded drafts of a case that I may recover',
      request: { params: z.object({ id: CaseId }) },
      responses: { 200: answers(Notes, 'The newest first.') },
    }),
    async (c) => {
      const notes = await discardedOf(services, actorOf(c), c.req.valid('param').id)
      return c.json({ items: notes.map(presentNote) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/signatures',
      summary: 'The signatures under a note',
      request: { params },
      responses: { 200: answers(NoteSignatures, 'All of them, in the order in which they were made.') },
    }),
    async (c) => {
      const signatures = await signaturesOf(services, actorOf(c), c.req.valid('param').id)
      return c.json({ items: signatures.map(presentSignature) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/review',
      summary: 'What happened to a note, and what stands beside it',
      request: { params },
      responses: { 200: answers(NoteReview, 'Oldest first.') },
    }),
    async (c) => {
      const [actor, { id }] = [actorOf(c), c.req.valid('param')]
      const life = await lifeOfNote(services, actor, id)
      await record({ action: 'review.read', by: actor, subject: { kind: 'note', id } })
      return c.json(presentLife(life), 200)
    },
  )
}
