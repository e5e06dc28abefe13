import { createRoute, type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { actorOf, type HttpEnv } from './context.ts'

/** The application as routes add themselves to it. */
export type App = OpenAPIHono<HttpEnv>

const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    retry: z.boolean(),
    requestId: z.string().optional(),
    retryAfter: z.number().optional(),
    reason: z.string().optional(),
    detail: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('Problem')

const problems = {
  default: {
    description: 'Problem details (RFC 9457) with a stable code.',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  },
} as const

/** A JSON answer. */
export const answers = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/** A JSON body that must be there. */
export const takes = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

const signedIn: MiddlewareHandler<HttpEnv> = async (c, next) => {
  actorOf(c)
  await next()
}

/** A route that anybody may call, signed in or not. */
export const openRoute = <const R extends RouteConfig>(config: R) =>
  createRoute({ ...config, responses: { ...config.responses, ...problems } })

/** A route for whoever has a session, open or locked; it looks for itself which. */
export const sessionRoute = <const R extends RouteConfig>(config: R) =>
  openRoute({ ...config, security: [{ session: [] }] })

/** A route for signed-in members. Who among them is decided by the domain act behind it. */
export const memberRoute = <const R extends RouteConfig>(config: R) =>
  createRoute({
    ...config,
    security: [{ session: [] }],
    middleware: [signedIn] as const,
    responses: { ...config.responses, ...problems },
  })
