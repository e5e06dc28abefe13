import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { DomainError } from '../../shared/errors/catalogue.ts'
import type { Session } from '../domain/auth/sessions.ts'
import type { Door } from '../domain/auth/signIn.ts'
import type { Actor, Services } from '../domain/services.ts'

/** What the HTTP side works with, handed in by `main`. */
export interface HttpServices extends Services {
  door: Door
  /** The one origin from which members reach the site, known once the server listens. */
  publicOrigin: () => string
  /** Whether the server still takes new work. */
  isReady: () => boolean
  /** The folder with the built client. */
  clientFolder: string
}

export interface HttpEnv {
  Bindings: HttpBindings
  Variables: {
    requestId: string
    actor?: Actor
    session?: Session
  }
}

export type HttpContext = Context<HttpEnv>

/** The signed-in member behind a request. Rejects with `not_signed_in` where there is none. */
export function actorOf(c: HttpContext): Actor {
  const actor = c.get('actor')
  if (!actor) throw new DomainError('not_signed_in')
  return actor
}
