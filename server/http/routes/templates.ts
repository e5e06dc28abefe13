import { z } from '@hono/zod-openapi'
import { Template, Templates } from '../../../shared/api/templates.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { TemplateId } from '../../../shared/ids.ts'
import { builtInTemplates, findTemplate } from '../../../shared/templates/index.ts'
import { actorOf } from '../context.ts'
import { presentBuiltIn } from '../present/templates.ts'
import { type App, answers, memberRoute } from '../route.ts'

export function templateRoutes(app: App): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates',
      summary: 'The templates that a note can be made from',
      responses: { 200: answers(Templates, 'All of them, in the order of the phases.') },
    }),
    async (c) => c.json({ items: builtInTemplates.map((template) => presentBuiltIn(actorOf(c), template)) }, 200),
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates/{id}',
      summary: 'A template',
      request: { params: z.object({ id: TemplateId }) },
      responses: { 200: answers(Template, 'The template.') },
    }),
    async (c) => {
      const template = findTemplate(c.req.valid('param').id)
      if (!template) throw new DomainError('not_found')
      return c.json(presentBuiltIn(actorOf(c), template), 200)
    },
  )
}
