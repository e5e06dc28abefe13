import { expect, it } from 'vitest'
import { z } from 'zod'
import { caller as callAs } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { rows } from './routes.ts'

/** What OpenAPI 3.1 asks of the parts that this description uses (spec.openapis.org/oas/v3.1.0). */
const Media = z.record(
  z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
  z.strictObject({ schema: z.record(z.string(), z.unknown()) }),
)
const Parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['query', 'path', 'header', 'cookie']),
  required: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()),
})
const Operation = z.strictObject({
  summary: z.string().min(1),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(Parameter).optional(),
  requestBody: z.strictObject({ required: z.boolean(), content: Media }).optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.strictObject({ description: z.string().min(1), content: Media.optional() }),
  ),
})
const Description = z.strictObject({
  openapi: z.string().regex(/^3\.1\.\d+$/),
  info: z.strictObject({ title: z.string().min(1), version: z.string().min(1), description: z.string() }),
  paths: z.record(
    z.string().startsWith('/'),
    z.record(z.enum(['get', 'post', 'put', 'patch', 'delete']), Operation.optional()),
  ),
  components: z.strictObject({
    schemas: z.record(z.string(), z.record(z.string(), z.unknown())),
    parameters: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(
      z.string(),
      z.strictObject({ type: z.literal('apiKey'), in: z.literal('cookie'), name: z.string() }),
    ),
  }),
  webhooks: z.strictObject({}).optional(),
})

const describeApi = async () => {
  const app = await startApp()
  const response = await callAs(app.url)('GET', '/api/openapi.json')
  return { app, document: Description.parse(await response.json()) }
}

function operations(document: z.infer<typeof Description>) {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation ? [{ path, method: method.toUpperCase(), operation, title: `${method} ${path}` }] : [],
    ),
  )
}

/** Everything in a value, with the key that it stands under. */
function* inside(value: unknown, key = ''): Generator<[string, unknown]> {
  yield [key, value]
  if (typeof value !== 'object' || value === null) return
  for (const [below, one] of Object.entries(value)) yield* inside(one, below)
}

it('the description is an OpenAPI 3.1 document, of which nothing is missing or left over', async () => {
  const { document } = await describeApi()
  for (const { path, operation, title } of operations(document)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const described = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
    expect(described.map(({ name }) => name).toSorted(), title).toEqual(inPath.toSorted())
    expect(
      described.every((parameter) => parameter.required === true),
      title,
    ).toBe(true)
  }
  for (const [key, value] of inside(document)) {
    // A keyword of OpenAPI 3.0 that 3.1 no longer has.
    expect(key).not.toBe('nullable')
    if (key !== '$ref') continue
    const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(String(value)) ?? []
    expect(Object.keys(document.components.schemas)).toContain(name)
  }
})

it('the description says of every route who may call it, what it takes and how it answers, errors included', async () => {
  const { document } = await describeApi()
  const schemes = Object.keys(document.components.securitySchemes)
  for (const { path, method, operation, title } of operations(document)) {
    const asked = rows.filter((row) => row.path === path && row.method === method)
    const isForMembers = asked.some((row) => row.expected.anonymous === 401)
    expect(operation.security, title).toEqual(isForMembers ? [{ session: [] }] : undefined)
    if (isForMembers) expect(schemes).toContain('session')
    expect(operation.requestBody !== undefined, title).toBe(asked.some((row) => row.body !== undefined))
    const successes = asked.flatMap((row) => Object.values(row.expected)).filter((status) => status < 300)
    for (const status of new Set(successes)) expect(Object.keys(operation.responses), title).toContain(String(status))
    expect(operation.responses.default?.content, title).toHaveProperty(['application/problem+json'])
  }
})

it('people can read the description', async () => {
  const { app, document } = await describeApi()
  const page = await callAs(app.url)('GET', '/api/docs')
  expect(page.headers.get('content-type')).toContain('text/html')
  const html = await page.text()
  for (const { path } of operations(document)) expect(html).toContain(`<code>${path}</code>`)
  expect(html).not.toContain('<script')
})
