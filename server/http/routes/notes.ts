import { z } from '@hono/zod-openapi'
import { CreateNote, HeldItems, Note, Notes, SetOccurredOn } from '../../../shared/api/notes.ts'
import { CaseId, HeldId, NoteId } from '../../../shared/ids.ts'
import { createNote } from '../../domain/notes/createNote.ts'
import { dateNote } from '../../domain/notes/dateNote.ts'
import { exportNote } from '../../domain/notes/exportNote.ts'
import { ownHeld, settleOwnHeld } from '../../domain/notes/held.ts'
import { notesOf, requireNote } from '../../domain/notes/notes.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { exportContent, exportHeaders, exportQuery, noteFormatOf } from '../exportFormat.ts'
import { presentHeld } from '../present/held.ts'
import { presentNote } from '../present/notes.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const noteParams = z.object({ id: NoteId })

export function noteRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}/notes',
      summary: 'The notes of a case',
      request: { params: z.object({ id: CaseId }) },
      responses: { 200: answers(Notes, 'All of them, oldest first.') },
    }),
    async (c) => {
      const notes = await notesOf(services, actorOf(c), c.req.valid('param').id)
      return c.json({ items: notes.map(presentNote) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/cases/{id}/notes',
      summary: 'Make a note from a template',
      request: { params: z.object({ id: CaseId }), ...takes(CreateNote) },
      responses: {
        200: answers(Note, 'The note that this request made before, or that a colleague was quicker with.'),
        201: answers(Note, 'The new note, a draft.'),
      },
    }),
    async (c) => {
      const { note, isNew } = await createNote(services, actorOf(c), c.req.valid('param').id, c.req.valid('json'))
      return isNew ? c.json(presentNote(note), 201) : c.json(presentNote(note), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}',
      summary: 'A note, without its text',
      request: { params: noteParams },
      responses: { 200: answers(Note, 'The note.') },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      return c.json(
        presentNote(await requireNote(services.database.read, actorOf(c), services.clock(), id, 'read')),
        200,
      )
    },
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/notes/{id}/occurred-on',
      summary: 'Say which day the note is about',
      request: { params: noteParams, ...takes(SetOccurredOn) },
      responses: { 200: answers(Note, 'The note.') },
    }),
    async (c) => {
      const { occurredOn } = c.req.valid('json')
      return c.json(presentNote(await dateNote(services, actorOf(c), c.req.valid('param').id, occurredOn)), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/export',
      summary: 'A note as Markdown, as the editor’s JSON, as PDF, for Word, or with its seals',
      request: { params: noteParams, query: exportQuery },
      responses: {
        200: {
          description:
            'The note. As Markdown or JSON a function of the text alone; on paper with its signatures, its addenda and its corrections.',
          content: exportContent,
        },
      },
    }),
    async (c) => {
      const format = noteFormatOf(c.req.valid('query'))
      const exported = await exportNote(services, services.printer, actorOf(c), c.req.valid('param').id, format)
      return c.body(exported.body, 200, exportHeaders(exported))
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/held',
      summary: 'My own words that were not merged into the note',
      request: { params: noteParams },
      responses: { 200: answers(HeldItems, 'Those not yet dealt with, oldest first.') },
    }),
    async (c) => {
      const rows = await ownHeld(services, actorOf(c), c.req.valid('param').id)
      return c.json({ items: rows.map(presentHeld) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notes/{id}/held/{heldId}/settle',
      summary: 'Say that held words are dealt with: put back, copied or set aside',
      request: { params: z.object({ id: NoteId, heldId: HeldId }) },
      responses: { 204: { description: 'They are offered no more, and stay stored.' } },
    }),
    async (c) => {
      const { id, heldId } = c.req.valid('param')
      await settleOwnHeld(services, actorOf(c), id, heldId)
      return c.body(null, 204)
    },
  )
}
