import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
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
