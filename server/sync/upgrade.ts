import { type HttpBindings, upgradeWebSocket, type WebSocketServerLike } from '@hono/node-server'
import { Hono } from 'hono'
import { WebSocket, WebSocketServer } from 'ws'
import { type ErrorCode, errorCatalogue } from '../../shared/errors/catalogue.ts'
import { DocumentId } from '../../shared/ids.ts'
import { closeCodes } from '../../shared/sync/closeCodes.ts'
import { limits } from '../../shared/sync/limits.ts'
import { recordRefusal } from '../domain/audit/recordRefusal.ts'
import type { CountRefusal } from '../domain/audit/refusals.ts'
import { findActorFor } from '../domain/auth/actor.ts'
import type { Sessions } from '../domain/auth/sessions.ts'
import type { Services } from '../domain/services.ts'
import type { Admitted, SyncEngine } from './engine.ts'

export interface UpgradeServices extends Services {
  sessions: Sessions
  countRefusal: CountRefusal
  publicOrigin: () => string
}

/** `ws` closes a message beyond its limit with 1009, which the stock client answers by coming back with the same. */
class BoundedSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    super.close(code === 1009 ? closeCodes.tooLarge : code, data)
  }
}

/** The WebSocket server behind the upgrade: bounded messages, no compression, which a stranger could make costly. */
export function socketServer(): WebSocketServerLike {
  const server: unknown = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    clientTracking: false,
    WebSocket: BoundedSocket,
  })
  // It is what the HTTP server expects, but for the overloads of `send` in the two type descriptions.
  return server as WebSocketServerLike
}

/**
 * The socket's address. Before the upgrade: the exact origin (403), the session (401), and access (404, the same for
 * what does not exist and what is not shared). After it, because a browser cannot see a refused upgrade: the schema.
 */
export function syncApp(services: UpgradeServices, engine: SyncEngine) {
  const app = new Hono<{ Bindings: HttpBindings; Variables: { admitted: Admitted } }>()
  app.onError((error, c) => {
    services.log.error({ error }, 'a socket could not be upgraded')
    return c.body(null, 500)
  })
  app.get(
    '/sync/:documentId',
    async (c, next) => {
      const refuse = (code: ErrorCode) => c.body(null, errorCatalogue[code].status)
      if (c.req.header('upgrade')?.toLowerCase() !== 'websocket') return refuse('upgrade_required')
      if (c.req.header('origin') !== services.publicOrigin()) return refuse('foreign_origin')
      const documentId = DocumentId.safeParse(c.req.param('documentId'))
      const cookie = c.req.header('cookie')
      const found = await findActorFor(services, services.sessions, cookie, documentId.data ?? null)
      if (!found) return refuse('not_signed_in')
      if (engine.isDraining) return refuse('shutting_down')
      if (!engine.hasRoomFor(found.actor)) return refuse('too_many_connections')
      const admitted = documentId.success && (await engine.admit(found.actor, found.session, documentId.data))
      if (!admitted) {
        const subject = documentId.success ? ({ kind: 'document', id: documentId.data } as const) : undefined
        await recordRefusal(services, found.actor, {
          route: 'GET /sync',
          code: 'not_found',
          ...(subject ? { subject } : {}),
        })
        return refuse('not_found')
      }
      c.set('admitted', admitted)
      return next()
    },
    upgradeWebSocket((c) => ({
      onOpen(_event, { raw }) {
        const admitted: Admitted = c.get('admitted')
        if (raw instanceof WebSocket) engine.attach(raw, admitted, c.req.query('schema'))
      },
    })),
  )
  return app
}
