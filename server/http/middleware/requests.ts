import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { secureHeaders } from 'hono/secure-headers'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { HttpEnv, HttpServices } from '../context.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Gives every request an id, which its error answer and its log line carry. */
export const identified: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const requestId = randomUUID()
  c.set('requestId', requestId)
  c.header('X-Request-Id', requestId)
  await next()
}

/**
 * Counts every answer, and logs it: the pattern of its route and never the path, the query, a header or a body, in all of
 * which may be what is nobody's business. What asks again and again whether the server is well is logged at `debug`.
 */
export const recorded =
  (services: HttpServices): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    const began = performance.now()
    await next()
    const ms = performance.now() - began
    const { method } = c.req
    const route = routePath(c)
    const { status } = c.res
    services.metrics.requestAnswered({ route, method, status, seconds: ms / 1_000 })
    const line = {
      requestId: c.get('requestId'),
      method,
      route,
      status,
      ms: Math.round(ms),
      member: c.get('actor')?.memberId,
    }
    if (quiet.has(route)) services.log.debug(line, 'request')
    else services.log.info(line, 'request')
  }

const quiet = new Set(['/healthz', '/readyz', '/metrics', '/assets/*'])

/**
 * Refuses unsafe methods that do not come from this site's own pages, whatever their content type: an exact comparison
 * with the one public origin, and no origin is a foreign one.
 */
export const fromOwnOrigin =
  (services: HttpServices): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    if (!safeMethods.has(c.req.method) && c.req.header('origin') !== services.publicOrigin()) {
      throw new DomainError('foreign_origin')
    }
    await next()
  }

/** Clinical data is kept by no browser and no proxy. */
export const notStored: MiddlewareHandler<HttpEnv> = async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
}

/** Security headers on every answer: no inline script, no frames, nothing from elsewhere. */
export const guarded = (services: HttpServices): MiddlewareHandler<HttpEnv> => {
  const headers = (secure: boolean) =>
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library writes its variables and positions into style elements and attributes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      strictTransportSecurity: secure ? 'max-age=31536000; includeSubDomains' : false,
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      crossOriginEmbedderPolicy: false,
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
    })
  const plain = headers(false)
  const behindTls = headers(true)
  return (c, next) => (services.publicOrigin().startsWith('https:') ? behindTls(c, next) : plain(c, next))
}
