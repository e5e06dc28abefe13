import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { DomainError, errorCatalogue, type FieldError, problemOf } from '../../../shared/errors/catalogue.ts'
import { recordRefusal } from '../../domain/audit/readAudit.ts'
import type { HttpContext, HttpServices } from '../context.ts'

/** Turns whatever was thrown into an error of the catalogue. What nobody foresaw is logged and stays opaque. */
export function asDomainError(error: unknown): DomainError | undefined {
  if (error instanceof DomainError) return error
  if (error instanceof HTTPException) {
    if (error.status === 413) return new DomainError('too_large')
    if (error.status < 500) return new DomainError('malformed_json')
  }
  return undefined
}

/** Answers with problem details. Refusals of signed-in members are audited. */
export async function answerError(services: HttpServices, error: unknown, c: HttpContext): Promise<Response> {
  const requestId = c.get('requestId')
  const known = asDomainError(error)
  if (!known) {
    services.log.error({ requestId, error, route: c.req.routePath }, 'a request failed')
    return problem(c, new DomainError('unexpected'))
  }
  const actor = c.get('actor')
  if (actor && (known.code === 'not_found' || known.code === 'not_allowed')) {
    await recordRefusal(services, actor, { route: `${c.req.method} ${c.req.routePath}`, code: known.code })
  }
  return problem(c, known)
}

function problem(c: HttpContext, error: DomainError): Response {
  const { status } = errorCatalogue[error.code]
  const body = problemOf(error.code, {
    requestId: c.get('requestId'),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
    ...(error.errors === undefined ? {} : { errors: error.errors }),
  })
  if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter))
  c.header('Cache-Control', 'no-store')
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, { 'Content-Type': 'application/problem+json' })
}

/** Every field that did not fit. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
