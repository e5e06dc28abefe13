import type { HttpBindings } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { DomainError, type ErrorCode } from '../../shared/errors/catalogue.ts'
import { callerAddress, type TrustedProxies } from '../addresses.ts'
import type { AnchorWatch } from '../domain/audit/anchor.ts'
import type { CountRefusal } from '../domain/audit/refusals.ts'
import { deviceInWords } from '../domain/auth/device.ts'
import type { Grants } from '../domain/auth/grants.ts'
import type { Session } from '../domain/auth/sessionLife.ts'
import type { Door } from '../domain/auth/signIn.ts'
import type { Doorbell } from '../domain/doorbell/doorbell.ts'
import type { Printer } from '../domain/exporting/printer.ts'
import type { EditText } from '../domain/history/textEdit.ts'
import type { Actor, Services } from '../domain/services.ts'

/** What the HTTP side works with, handed in by `main`. */
export interface HttpServices extends Services {
  door: Door
  grants: Grants
  /** Of all refusals, those of sockets among them. */
  countRefusal: CountRefusal
  doorbell: Doorbell
  /** What makes files for paper. */
  printer: Printer
  /** The one origin from which members reach the site, known once the server listens. */
  publicOrigin: () => string
  /** Changes a note’s whole text as one edit of a member’s; the sync engine does it. */
  editText: EditText
  /** Why the server should be given no new work at the moment, as far as it knows by itself; null where it should. */
  notReady: () => ErrorCode | null
  /** What keeps the newest audit entries outside the database. */
  anchor: AnchorWatch
  proxies: TrustedProxies
  /** What a program from elsewhere shows to read the metrics; null where none may. */
  metricsToken: string | null
  /** The folder with the built client. */
  clientFolder: string
}

export interface HttpEnv {
  Bindings: HttpBindings
  Variables: {
    requestId: string
    actor?: Actor
    session?: Session
    /** Of somebody who has to unlock first: it gives no actor. */
    lockedSession?: Session
    /** The same, held at a note by session mode, whose sockets it keeps. */
    shadedSession?: Session
    /** The page asks by itself: nobody is at work because of it. */
    asksByItself?: boolean
  }
}

export type HttpContext = Context<HttpEnv>

/** The signed-in member behind a request. Throws `not_signed_in` where there is none, `session_locked` before unlocking. */
export function actorOf(c: HttpContext): Actor {
  const actor = c.get('actor')
  if (!actor) throw new DomainError(closedSessionOf(c) ? 'session_locked' : 'not_signed_in')
  return actor
}

/** The session of whoever has to unlock first. */
export const closedSessionOf = (c: HttpContext): Session | undefined => c.get('lockedSession') ?? c.get('shadedSession')

/** The session behind a request, open or not. Throws `not_signed_in` where there is none. */
export function sessionOf(c: HttpContext): Session {
  const session = c.get('session') ?? closedSessionOf(c)
  if (!session) throw new DomainError('not_signed_in')
  return session
}

/** The address at the other end of the connection, which may be a proxy's. */
export const peerAddress = (c: HttpContext): string => callerAddress({ has: () => false }, peerOf(c), undefined)

/** The address that a request came from, past the proxies that are trusted. */
export const addressOf = (services: HttpServices, c: HttpContext): string =>
  callerAddress(services.proxies, peerOf(c), c.req.header('x-forwarded-for'))

/** The browser and system that a request says it comes from, in plain words. */
export const deviceOf = (c: HttpContext): string => deviceInWords(c.req.header('user-agent'))

const peerOf = (c: HttpContext): string | undefined => getConnInfo(c).remote.address
