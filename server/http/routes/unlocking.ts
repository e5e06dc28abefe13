import { z } from '@hono/zod-openapi'
import { Me } from '../../../shared/api/people.ts'
import { SessionMode, SessionNow, SetPin, Unlock } from '../../../shared/api/pin.ts'
import { NoteId } from '../../../shared/ids.ts'
import { lock, unlock } from '../../domain/auth/lock.ts'
import { removePin, setPin, takesPin, unlockByPin } from '../../domain/auth/pin.ts'
import { holdSession, releaseSession } from '../../domain/auth/sessionMode.ts'
import { actorOf, addressOf, type HttpServices, sessionOf } from '../context.ts'
import { type App, answers, memberRoute, openRoute, sessionRoute, takes } from '../route.ts'
import { cameBack } from '../welcome.ts'

/** The lock, what opens it again, and session mode, which draws a shade in its place. */
export function unlockingRoutes(app: App, services: HttpServices): void {
  lockRoutes(app, services)
  pinRoutes(app, services)
  sessionModeRoutes(app, services)
}

function lockRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/auth/lock',
      summary: 'Lock the session until its member unlocks it, or shade it where session mode holds it at a note',
      responses: { 204: { description: 'Locked, or shaded.' } },
    }),
    async (c) => {
      const session = c.get('session')
      if (session) await lock(services, services.door, session)
      return c.body(null, 204)
    },
  )

  app.openapi(
    openRoute({
      method: 'post',
      path: '/api/auth/unlock',
      summary: 'Unlock the session, by the password or the PIN',
      request: takes(Unlock),
      responses: { 200: answers(Me, 'Unlocked, under a new session cookie.') },
    }),
    async (c) => {
      const session = sessionOf(c)
      const [given, address] = [c.req.valid('json'), addressOf(services, c)]
      const renewed =
        'pin' in given
          ? await unlockByPin(services, services.door, session, { pin: given.pin, address })
          : await unlock(services, services.door, session, { password: given.password, address })
      return c.json(await cameBack(services, c, renewed), 200)
    },
  )

  app.openapi(
    sessionRoute({
      method: 'get',
      path: '/api/auth/session',
      summary: 'Where my session is in its life, open or not',
      responses: { 200: answers(SessionNow, 'Its state, and whether a PIN opens it.') },
    }),
    async (c) => {
      const session = sessionOf(c)
      const state = c.get('session') ? 'open' : c.get('shadedSession') ? 'shaded' : 'locked'
      return c.json({ state, pin: await takesPin(services, session) } as const, 200)
    },
  )
}

function pinRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/me/pin',
      summary: 'Set the PIN that opens my locked sessions',
      request: takes(SetPin),
      responses: { 204: { description: 'Set.' } },
    }),
    async (c) => {
      const given = { ...c.req.valid('json'), address: addressOf(services, c) }
      await setPin(services, services.door, actorOf(c), given)
      return c.body(null, 204)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/me/pin',
      summary: 'Remove my PIN',
      responses: { 204: { description: 'The password alone opens my sessions.' } },
    }),
    async (c) => {
      await removePin(services, actorOf(c))
      return c.body(null, 204)
    },
  )
}

function sessionModeRoutes(app: App, services: HttpServices): void {
  app.openapi(
    sessionRoute({
      method: 'post',
      path: '/api/notes/{id}/session-mode',
      summary: 'Say that I am in session mode at this note, so that idleness draws the shade instead of locking',
      request: { params: z.object({ id: NoteId }) },
      responses: { 200: answers(SessionMode, 'Until when that holds, and whether the shade is drawn.') },
    }),
    async (c) => {
      c.set('asksByItself', true)
      const { until, state } = await holdSession(services, sessionOf(c), c.req.valid('param').id)
      return c.json({ until: new Date(until).toISOString(), state }, 200)
    },
  )

  app.openapi(
    sessionRoute({
      method: 'delete',
      path: '/api/notes/{id}/session-mode',
      summary: 'Leave session mode; a session that is shaded is locked by it',
      request: { params: z.object({ id: NoteId }) },
      responses: { 204: { description: 'Nothing holds the session at this note any more.' } },
    }),
    async (c) => {
      await releaseSession(services, sessionOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
}
