import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { Carried } from '../../../shared/api/carried.ts'
import { CalendarDay } from '../../../shared/api/facts.ts'
import { Threads } from '../../../shared/api/threads.ts'
import { CaseId } from '../../../shared/ids.ts'
import { seldomAudit } from '../../domain/audit/seldom.ts'
import { carriedOf } from '../../domain/threads/carried.ts'
import { caseItemsOf } from '../../domain/threads/threads.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { type App, answers, memberRoute } from '../route.ts'

const params = z.object({ id: CaseId })
/** The last day whose notes count. */
const query = z.object({ until: CalendarDay.optional() })

export function threadRoutes(app: App, services: HttpServices): void {
  const record = seldomAudit(services)
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}/threads',
      summary: 'The goals, moments, insights and actions of a case, and what links them',
      request: { params },
      responses: {
        200: answers(Threads, 'All of them, by the days of their notes, with an `ETag`.'),
        304: { description: 'As they were when they had the tag of `If-None-Match`.' },
      },
    }),
    async (c) => {
      const actor = actorOf(c)
      const { id } = c.req.valid('param')
      const threads = await caseItemsOf(services, actor, id)
      const tag = `"${createHash('sha256').update(JSON.stringify(threads)).digest('base64url')}"`
      c.header('ETag', tag)
      // Whoever keeps looking has read it once.
      if (c.req.header('if-none-match') === tag) return c.body(null, 304)
      await record({ action: 'threads.read', by: actor, subject: { kind: 'case', id } })
      return c.json(threads, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}/carried',
      summary: 'What the next note of a case takes over, and what an emergency needs at hand',
      request: { params, query },
      responses: { 200: answers(Carried, 'The newest of each, with the note it stands in.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const { id } = c.req.valid('param')
      const carried = await carriedOf(services, actor, id, c.req.valid('query').until)
      await record({ action: 'carried.read', by: actor, subject: { kind: 'case', id } })
      return c.json(carried, 200)
    },
  )
}
