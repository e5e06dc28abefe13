import { z } from '@hono/zod-openapi'
import { HeldItems, Note } from '../../../shared/api/notes.ts'
import {
  FindSections,
  LibrarySection,
  LibrarySections,
  MoveNote,
  NoteMove,
  SaveSection,
} from '../../../shared/api/templates.ts'
import { HeldId, LibrarySectionId, NoteId, TemplateId } from '../../../shared/ids.ts'
import { ownHeldOfTemplate, settleHeldOfTemplate } from '../../domain/templates/held.ts'
import { librarySections, removeSection, saveSection } from '../../domain/templates/library.ts'
import { moveDraft, previewMove } from '../../domain/templates/moveDraft.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { presentHeld } from '../present/held.ts'
import { presentNote } from '../present/notes.ts'
import { presentLibrarySection } from '../present/templates.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const noteParams = z.object({ id: NoteId })

/** What belongs to templates beside themselves: saved sections, drafts that move to a newer version, words that were not merged. */
export function templatePartRoutes(app: App, services: HttpServices): void {
  libraryRoutes(app, services)
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/template',
      summary: 'What would become of a draft that moves to the newest version of its template',
      request: { params: noteParams },
      responses: { 200: answers(NoteMove, 'Section by section; nothing is changed.') },
    }),
    async (c) => c.json(await previewMove(services, actorOf(c), c.req.valid('param').id), 200),
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notes/{id}/template',
      summary: 'Move a draft to the newest version of its template',
      request: { params: noteParams, ...takes(MoveNote) },
      responses: { 200: answers(Note, 'The note; what was written stands in it, and what it was in its history.') },
    }),
    async (c) => {
      const { version } = c.req.valid('json')
      const moved = await moveDraft(services, services.editText, actorOf(c), c.req.valid('param').id, version)
      return c.json(presentNote(moved), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates/{id}/held',
      summary: 'My own words that were not merged into the template',
      request: { params: z.object({ id: TemplateId }) },
      responses: { 200: answers(HeldItems, 'Those not yet dealt with, oldest first.') },
    }),
    async (c) => {
      const rows = await ownHeldOfTemplate(services, actorOf(c), c.req.valid('param').id)
      return c.json({ items: rows.map(presentHeld) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/templates/{id}/held/{heldId}/settle',
      summary: 'Say that held words of a template are dealt with',
      request: { params: z.object({ id: TemplateId, heldId: HeldId }) },
      responses: { 204: { description: 'They are offered no more, and stay stored.' } },
    }),
    async (c) => {
      const { id, heldId } = c.req.valid('param')
      await settleHeldOfTemplate(services, actorOf(c), id, heldId)
      return c.body(null, 204)
    },
  )
}

function libraryRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/library-sections',
      summary: 'Sections that were saved for every template of the practice',
      request: { query: FindSections },
      responses: { 200: answers(LibrarySections, 'By name.') },
    }),
    async (c) => {
      const found = await librarySections(services, actorOf(c), c.req.valid('query').q)
      return c.json({ items: found.map(presentLibrarySection) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/library-sections',
      summary: 'Save a section of a template to the library (the template’s editors)',
      request: takes(SaveSection),
      responses: { 201: answers(LibrarySection, 'The saved section.') },
    }),
    async (c) => c.json(presentLibrarySection(await saveSection(services, actorOf(c), c.req.valid('json'))), 201),
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/library-sections/{id}',
      summary: 'Remove a section from the library (whoever saved it, or an admin)',
      request: { params: z.object({ id: LibrarySectionId }) },
      responses: { 204: { description: 'Templates in which it stands keep it.' } },
    }),
    async (c) => {
      await removeSection(services, actorOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
}
