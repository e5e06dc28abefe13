import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { DomainError, errorCatalogue, type FieldError, problemOf } from '../../../shared/errors/catalogue.ts'
import {
  CaseId,
  HourId,
  InvitationId,
  LibrarySectionId,
  MemberId,
  NoteId,
  SupervisionId,
  TeamId,
  TemplateId,
} from '../../../shared/ids.ts'
import { refusalSentences } from '../../../shared/review/sentences.ts'
import type { AuditSubject } from '../../domain/audit/record.ts'
import { recordRefusal } from '../../domain/audit/recordRefusal.ts'
import { takesNothing } from '../../storage/takesNothing.ts'
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
    return problem(c, new DomainError(takesNothing(error) ? 'storage_refuses' : 'unexpected'))
  }
  const actor = c.get('actor')
  if (actor && (known.code === 'not_found' || known.code === 'not_allowed')) {
    const subject = subjectOf(c.req.path)
    const refused = { route: `${c.req.method} ${c.req.routePath}`, code: known.code, ...(subject ? { subject } : {}) }
    try {
      await recordRefusal(services, actor, refused)
    } catch (cause) {
      // Nobody is refused without a trace: while that cannot be written, nothing is told either.
      services.log.error({ requestId, error: cause, route: c.req.routePath }, 'a refusal could not be recorded')
      return problem(c, new DomainError('unexpected'))
    }
  }
  // A body that was not read to its end leaves the connection of no use (RFC 9110, 15.5.14).
  if (known.code === 'too_large' && !c.env.incoming.readableEnded) c.header('Connection', 'close')
  return problem(c, known)
}

/** What a path names first, where that is an id: the thing that somebody asked for, whether or not it exists. */
function subjectOf(path: string): AuditSubject | undefined {
  const [, collection, id] = /^\/api\/([\w-]+)\/([^/]+)/.exec(path) ?? []
  const named = PathSubject.safeParse({ kind: collection, id })
  return named.success ? named.data : undefined
}

const PathSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cases').transform(() => 'case' as const), id: CaseId }),
  z.object({ kind: z.literal('notes').transform(() => 'note' as const), id: NoteId }),
  z.object({ kind: z.literal('members').transform(() => 'member' as const), id: MemberId }),
  z.object({ kind: z.literal('invitations').transform(() => 'invitation' as const), id: InvitationId }),
  z.object({ kind: z.literal('teams').transform(() => 'team' as const), id: TeamId }),
  z.object({ kind: z.literal('supervision'), id: SupervisionId }),
  z.object({ kind: z.literal('templates').transform(() => 'template' as const), id: TemplateId }),
  z.object({ kind: z.literal('library-sections').transform(() => 'section' as const), id: LibrarySectionId }),
  z.object({ kind: z.literal('hours'), id: HourId }),
])

function problem(c: HttpContext, error: DomainError): Response {
  const { status } = errorCatalogue[error.code]
  const body = problemOf(error.code, {
    requestId: c.get('requestId'),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
    ...(error.errors === undefined ? {} : { errors: error.errors }),
    ...(error.reason === undefined ? {} : { reason: error.reason, detail: refusalSentences[error.reason] }),
  })
  if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter))
  c.header('Cache-Control', 'no-store')
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, { 'Content-Type': 'application/problem+json' })
}

/** Every field that did not fit. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }))
