import { z } from '@hono/zod-openapi'
import { AuditChain, AuditFilters, AuditPage, AuditQuery } from '../../../shared/api/audit.ts'
import { lookAtChain } from '../../domain/audit/lookAtChain.ts'
import { exportAudit, type NamedEntries, readAudit } from '../../domain/audit/readAudit.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { csvHead, csvLines, presentAudit } from '../present/audit.ts'
import { type App, answers, memberRoute } from '../route.ts'

export function auditRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/audit',
      summary: 'The practice’s audit, newest first, by person, case, time and kind (admin)',
      request: { query: AuditQuery },
      responses: { 200: answers(AuditPage, 'A page of it.') },
    }),
    async (c) => {
      const { before, limit, ...filters } = c.req.valid('query')
      const { next, ...found } = await readAudit(services, actorOf(c), filters, { before, limit })
      return c.json({ items: presentAudit(found), next }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/audit/export',
      summary: 'The practice’s audit as a table, oldest first, by the same filters (admin)',
      request: { query: AuditFilters },
      responses: { 200: { description: 'Comma-separated values.', content: { 'text/csv': { schema: z.string() } } } },
    }),
    async (c) => {
      const pieces = await exportAudit(services, actorOf(c), c.req.valid('query'))
      const day = new Date(services.clock()).toISOString().slice(0, 10)
      return c.body(asTable(pieces), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="audit-${day}.csv"`,
      })
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/audit/chain',
      summary: 'Whether the newest entries of the practice’s audit follow from one another and fit the anchor (admin)',
      responses: { 200: answers(AuditChain, 'As far as the server looked just now.') },
    }),
    async (c) => c.json(await lookAtChain(services, actorOf(c)), 200),
  )
}

/** Reads the next piece when the one before it has gone out, and none any more when whoever wanted it is gone. */
function asTable(pieces: AsyncGenerator<NamedEntries>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start(controller) {
      controller.enqueue(encoder.encode(csvHead))
    },
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(csvLines(presentAudit(value))))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
