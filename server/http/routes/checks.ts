import { z } from '@hono/zod-openapi'
import { Checks, GiveReason } from '../../../shared/api/checks.ts'
import { NoteId, ReasonId } from '../../../shared/ids.ts'
import { checksOf, giveReason, takeReasonBack } from '../../domain/notes/checks.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { presentChecks } from '../present/checks.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const noteParams = z.object({ id: NoteId })

export function checkRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notes/{id}/checks',
      summary: 'What to see to before the note is signed',
      request: { params: noteParams },
      responses: { 200: answers(Checks, 'The findings in the order of the note. They inform and forbid nothing.') },
    }),
    async (c) => c.json(presentChecks(await checksOf(services, actorOf(c), c.req.valid('param').id)), 200),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/notes/{id}/checks/reasons',
      summary: 'Say why one signs in spite of a finding',
      request: { params: noteParams, ...takes(GiveReason) },
      responses: { 204: { description: 'It is written down, in place of what was said of the finding before.' } },
    }),
    async (c) => {
      await giveReason(services, actorOf(c), c.req.valid('param').id, c.req.valid('json'))
      return c.body(null, 204)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/notes/{id}/checks/reasons/{reasonId}',
      summary: 'Take back why one would sign in spite of a finding',
      request: { params: z.object({ id: NoteId, reasonId: ReasonId }) },
      responses: { 204: { description: 'It is removed.' } },
    }),
    async (c) => {
      const { id, reasonId } = c.req.valid('param')
      await takeReasonBack(services, actorOf(c), id, reasonId)
      return c.body(null, 204)
    },
  )
}
