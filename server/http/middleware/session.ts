import type { MiddlewareHandler } from 'hono'
import { findCaller } from '../../domain/auth/actor.ts'
import type { HttpEnv, HttpServices } from '../context.ts'

const isAct = (method: string): boolean => method !== 'GET' && method !== 'HEAD'

/**
 * Finds out who asks. Requests that change something count as the member's activity; reading does not, because pages
 * also read by themselves.
 */
export const withActor =
  (services: HttpServices): MiddlewareHandler<HttpEnv> =>
  async (c, next) => {
    const found = await findCaller(services, services.door.sessions, c.req.header('cookie'))
    switch (found.state) {
      case 'open':
        c.set('session', found.session)
        c.set('actor', found.actor)
        break
      case 'locked':
        c.set('lockedSession', found.session)
        break
      case 'shaded':
        c.set('shadedSession', found.session)
        break
      case 'over':
    }
    await next()
    // Somebody who tries passwords in an open browser is not its member at work.
    const isAtWork = isAct(c.req.method) && c.res.status !== 401 && !c.get('asksByItself')
    if (found.state === 'open' && isAtWork) await services.door.sessions.touch(found.session)
  }
