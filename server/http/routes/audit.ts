import { AuditPage, AuditQuery } from '../../../shared/api/audit.ts'
import { readAudit } from '../../domain/audit/readAudit.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { type App, answers, memberRoute } from '../route.ts'

export function auditRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/audit',
      summary: 'The practice’s audit, newest first (admin)',
      request: { query: AuditQuery },
      responses: { 200: answers(AuditPage, 'A page of it.') },
    }),
    async (c) => {
      const rows = await readAudit(services, actorOf(c), c.req.valid('query'))
      const items = rows.map(({ practiceId: _, at, detail, ...row }) => ({
        ...row,
        at: new Date(at).toISOString(),
        detail: detail === null ? null : JSON.parse(detail),
      }))
      return c.json({ items }, 200)
    },
  )
}
