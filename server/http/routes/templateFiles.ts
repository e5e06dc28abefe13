import { z } from '@hono/zod-openapi'
import { BroughtIn, FilePreview } from '../../../shared/api/templates.ts'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { TemplateId } from '../../../shared/ids.ts'
import type { FiledTemplate } from '../../../shared/templates/file/format.ts'
import { templateFileSchema } from '../../../shared/templates/file/schema.ts'
import { onShelf } from '../../domain/templates/shelf.ts'
import {
  bringIn,
  exportTemplates,
  readFile,
  sectionsOfFile,
  type TemplateFormat,
  templateFormats,
} from '../../domain/templates/templateFiles.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { fieldErrors } from '../present/problems.ts'
import { presentBroughtIn, presentTemplateText } from '../present/templates.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const idsQuery = z
  .string()
  .transform((ids) => ids.split(','))
  .pipe(z.array(TemplateId).min(1).max(50))
const formatQuery = z.string().max(20).default('json')
const file = { 'application/json': { schema: z.unknown() }, 'text/markdown': { schema: z.string() } }
const headersOf = (format: TemplateFormat) => ({
  'Content-Type': format === 'json' ? 'application/json' : 'text/markdown; charset=utf-8',
  'Content-Disposition': `attachment; filename="templates.${format === 'json' ? 'json' : 'md'}"`,
})

/** Templates that travel as files. They stand before the routes of single templates, whose ids could read like these. */
export function templateFileRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates/file-schema',
      summary: 'The JSON Schema of files of templates',
      responses: { 200: answers(z.record(z.string(), z.unknown()), 'JSON Schema, draft 2020-12.') },
    }),
    async (c) => c.json(templateFileSchema(), 200),
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates/export',
      summary: 'Several templates as one file',
      request: { query: z.object({ ids: idsQuery, format: formatQuery }) },
      responses: { 200: { description: 'What was published of them last.', content: file } },
    }),
    async (c) => {
      const { ids, format } = c.req.valid('query')
      const asked = formatOf(format)
      return c.body(await exportTemplates(services, actorOf(c), ids, asked), 200, headersOf(asked))
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/templates/{id}/export',
      summary: 'A template as a file',
      request: { params: z.object({ id: TemplateId }), query: z.object({ format: formatQuery }) },
      responses: { 200: { description: 'What was published of it last.', content: file } },
    }),
    async (c) => {
      const format = formatOf(c.req.valid('query').format)
      const body = await exportTemplates(services, actorOf(c), [c.req.valid('param').id], format)
      return c.body(body, 200, headersOf(format))
    },
  )

  // The body is read by the act: what is no JSON is a file that is refused, with its place.
  const { middleware, ...described } = importRoute
  app.openAPIRegistry.registerPath(described)
  app.post(importRoute.path, ...middleware, async (c) => {
    const actor = actorOf(c)
    const asked = importQuery.safeParse(c.req.query())
    if (!asked.success) throw new DomainError('invalid_request', { errors: fieldErrors(asked.error) })
    const templates = readFile(await c.req.text())
    if (asked.data.preview === 'true') return c.json(previewOf(templates), 200)
    const ids = await bringIn(services, actor, templates)
    const made = await Promise.all(ids.map((id) => onShelf(services, actor, id)))
    return c.json(presentBroughtIn(made), 201)
  })
}

const importQuery = z.object({ preview: z.enum(['true', 'false']).default('false') })

const importRoute = memberRoute({
  method: 'post',
  path: '/api/templates/import',
  summary: 'Bring in a file of templates; with `preview=true` only say what is in it',
  request: {
    query: importQuery,
    ...takes(z.record(z.string(), z.unknown())),
  },
  responses: {
    200: answers(FilePreview, 'What is in the file. Nothing was made.'),
    201: answers(BroughtIn, 'The templates that were made, published and shared with nobody.'),
  },
})

const previewOf = (templates: readonly FiledTemplate[]): FilePreview => ({
  items: templates.map((one) => {
    const { name, description, phase, technique } = one
    return { name, description, phase, technique, text: presentTemplateText('now', sectionsOfFile(one)).text }
  }),
})

function formatOf(asked: string): TemplateFormat {
  const format = templateFormats.find((one) => one === asked)
  if (format === undefined) throw new DomainError('unknown_format')
  return format
}
