import { z } from '@hono/zod-openapi'
import {
  Case,
  Cases,
  ClientIdentity,
  CloseCase,
  CourseNumber,
  CreateCase,
  EditCase,
  SetClientIdentity,
  SetCourse,
} from '../../../shared/api/cases.ts'
import { CaseId } from '../../../shared/ids.ts'
import { seldomAudit } from '../../domain/audit/seldom.ts'
import { createCase, editCase, setClosed, setCourse } from '../../domain/cases/cases.ts'
import { exportCase } from '../../domain/cases/exportCase.ts'
import { readIdentity, setIdentity } from '../../domain/cases/identity.ts'
import { caseInFull, casesInFull } from '../../domain/cases/standing.ts'
import type { Actor } from '../../domain/services.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { caseExportQuery, caseFormatOf, exportContent, exportHeaders } from '../exportFormat.ts'
import { presentCase } from '../present/cases.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const params = z.object({ id: CaseId })
const optionally = (schema: typeof CloseCase) => ({
  body: { required: false, content: { 'application/json': { schema } } },
})

export function caseRoutes(app: App, services: HttpServices): void {
  const record = seldomAudit(services)
  const answer = async (actor: Actor, id: CaseId) => presentCase(actor, await caseInFull(services, actor, id))

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases',
      summary: 'The cases on whose care team I am',
      responses: { 200: answers(Cases, 'All of them, by code.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const { cases } = await casesInFull(services, actor)
      return c.json({ items: cases.map((one) => presentCase(actor, one)) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/cases',
      summary: 'Open a case, as its lead',
      request: takes(CreateCase),
      responses: { 201: answers(Case, 'The new case.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      return c.json(await answer(actor, await createCase(services, actor, c.req.valid('json'))), 201)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}',
      summary: 'A case',
      request: { params },
      responses: { 200: answers(Case, 'The case.') },
    }),
    async (c) => c.json(await answer(actorOf(c), c.req.valid('param').id), 200),
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}/export',
      summary: 'The chart of a case and its threads, as Markdown, as JSON, as PDF or for Word',
      request: { params, query: caseExportQuery },
      responses: {
        200: {
          description:
            'Every note by its day, its addenda and corrections after it, and the threads. Drafts only with `drafts=true`; never a process note.',
          content: exportContent,
        },
      },
    }),
    async (c) => {
      const query = c.req.valid('query')
      const asked = { ...c.req.valid('param'), format: caseFormatOf(query), drafts: query.drafts === 'true' }
      const exported = await exportCase(services, services.printer, record, actorOf(c), asked)
      return c.body(exported.body, 200, exportHeaders(exported))
    },
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/cases/{id}',
      summary: 'Say what the client is called and what the case is for (lead)',
      request: { params, ...takes(EditCase) },
      responses: { 200: answers(Case, 'The case.') },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await editCase(services, actorOf(c), id, c.req.valid('json'))
      return c.json(await answer(actorOf(c), id), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/cases/{id}/courses/{number}',
      summary: 'Write the plan of a course, or of the next one (lead)',
      request: { params: z.object({ id: CaseId, number: CourseNumber }), ...takes(SetCourse) },
      responses: { 200: answers(Case, 'The case.') },
    }),
    async (c) => {
      const { id, number } = c.req.valid('param')
      await setCourse(services, actorOf(c), id, number, c.req.valid('json'))
      return c.json(await answer(actorOf(c), id), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/cases/{id}/close',
      summary: 'Close a case, which then takes no more text (lead)',
      request: { params, ...optionally(CloseCase) },
      responses: { 200: answers(Case, 'The case.') },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await setClosed(services, actorOf(c), id, { reason: c.req.valid('json').reason || null })
      return c.json(await answer(actorOf(c), id), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/cases/{id}/reopen',
      summary: 'Open a closed case again (lead)',
      request: { params },
      responses: { 200: answers(Case, 'The case.') },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      await setClosed(services, actorOf(c), id, null)
      return c.json(await answer(actorOf(c), id), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}/identity',
      summary: 'The client’s legal name and date of birth, as far as they are kept',
      request: { params },
      responses: { 200: answers(ClientIdentity, 'Both, or null.') },
    }),
    async (c) => c.json(await readIdentity(services, actorOf(c), c.req.valid('param').id), 200),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/cases/{id}/identity',
      summary: 'Keep the client’s legal name and date of birth (lead)',
      request: { params, ...takes(SetClientIdentity) },
      responses: { 200: answers(ClientIdentity, 'Both, as they are now.') },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      return c.json(await setIdentity(services, actorOf(c), id, c.req.valid('json')), 200)
    },
  )
}
