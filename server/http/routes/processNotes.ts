import { z } from '@hono/zod-openapi'
import { Notes } from '../../../shared/api/notes.ts'
import { ProcessReaders } from '../../../shared/api/processNotes.ts'
import { CaseId, MemberId, NoteId } from '../../../shared/ids.ts'
import { processNotesOf } from '../../domain/notes/notes.ts'
import { nameReader, readersOfProcessNote, withdrawReader } from '../../domain/notes/processReaders.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { presentNote } from '../present/notes.ts'
import { presentProcessReaders } from '../present/processNotes.ts'
import { type App, answers, memberRoute } from '../route.ts'

const noteParams = z.object({ id: NoteId })
const readerParams = z.object({ id: NoteId, memberId: MemberId })

export function processNoteRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}/process-notes',
      summary: 'My own process notes of a case, and those that I was let read',
      request: { params: z.object({ id: CaseId }) },
      responses: { 200: answers(Notes, 'All of them, oldest first; nobody else’s.') },
    }),
    async (c) => {
      const notes = await processNotesOf(services, actorOf(c), c.req.valid('param').id)
      return c.json({ items: notes.map(presentNote) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/readers',
      summary: 'Who besides me may read my process note',
      request: { params: noteParams },
      responses: { 200: answers(ProcessReaders, 'Those who are named, and those who could be.') },
    }),
    async (c) =>
      c.json(presentProcessReaders(await readersOfProcessNote(services, actorOf(c), c.req.valid('param').id)), 200),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/notes/{id}/readers/{memberId}',
      summary: 'Let a supervisor of the case read my process note, for training',
      request: { params: readerParams },
      responses: { 200: answers(ProcessReaders, 'Those who are named now.') },
    }),
    async (c) => {
      const { id, memberId } = c.req.valid('param')
      return c.json(presentProcessReaders(await nameReader(services, actorOf(c), id, memberId)), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/notes/{id}/readers/{memberId}',
      summary: 'Let somebody read my process note no more',
      request: { params: readerParams },
      responses: { 200: answers(ProcessReaders, 'Those who are left.') },
    }),
    async (c) => {
      const { id, memberId } = c.req.valid('param')
      return c.json(presentProcessReaders(await withdrawReader(services, actorOf(c), id, memberId)), 200)
    },
  )
}
