import { z } from '@hono/zod-openapi'
import {
  ChangePassword,
  DeviceKey,
  DeviceKeys,
  LookForDeviceKeys,
  OwnSessions,
  SessionName,
} from '../../../shared/api/account.ts'
import { DeviceKeyId } from '../../../shared/ids.ts'
import { changePassword, endOtherSessions, endOwnSession } from '../../domain/auth/account.ts'
import { makeDeviceKey, openDeviceKeys, removeDeviceKey } from '../../domain/auth/deviceKeys.ts'
import { actorOf, addressOf, type HttpServices } from '../context.ts'
import { presentDeviceKey, presentOwnSession } from '../present/account.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'
import { rotate } from '../welcome.ts'

/** What members do with their own account: the password, the sessions, and the keys of their devices. */
export function accountRoutes(app: App, services: HttpServices): void {
  sessionRoutes(app, services)
  deviceKeyRoutes(app, services)
}

function sessionRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/me/password',
      summary: 'Change my password and sign out everywhere else',
      request: takes(ChangePassword),
      responses: { 204: { description: 'Changed; this session has a new cookie.' } },
    }),
    async (c) => {
      const given = { ...c.req.valid('json'), address: addressOf(services, c) }
      await changePassword(services, services.door, actorOf(c), given)
      await rotate(services, c)
      return c.body(null, 204)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/me/sessions',
      summary: 'Where I am signed in',
      responses: { 200: answers(OwnSessions, 'My sessions, the last active first.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const sessions = await services.door.sessions.listOf(actor.memberId)
      return c.json({ items: sessions.map((life) => presentOwnSession(life, actor.sessionId)) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/me/sessions/{id}',
      summary: 'End one of my sessions',
      request: { params: z.object({ id: SessionName }) },
      responses: { 204: { description: 'Ended.' } },
    }),
    async (c) => {
      const actor = actorOf(c)
      const ended = await endOwnSession(services, actor, c.req.valid('param').id)
      if (ended === actor.sessionId) c.header('Set-Cookie', services.door.sessions.clearCookie)
      return c.body(null, 204)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/me/sessions',
      summary: 'Sign out everywhere else',
      responses: { 204: { description: 'Every other session of mine has ended.' } },
    }),
    async (c) => {
      await endOtherSessions(services, actorOf(c))
      return c.body(null, 204)
    },
  )
}

function deviceKeyRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/me/device-keys',
      summary: 'Make a key for what this browser keeps',
      responses: { 201: answers(DeviceKey, 'The key.') },
    }),
    async (c) => c.json(presentDeviceKey(await makeDeviceKey(services, actorOf(c))), 201),
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/me/device-keys/look',
      summary: 'Which of these keys are mine',
      request: takes(LookForDeviceKeys),
      responses: { 200: answers(DeviceKeys, 'The member’s own among them.') },
    }),
    async (c) => {
      const own = await openDeviceKeys(services, actorOf(c), c.req.valid('json').ids)
      return c.json({ items: own.map(presentDeviceKey) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/me/device-keys/{id}',
      summary: 'Remove a key, and with it what was kept under it',
      request: { params: z.object({ id: DeviceKeyId }) },
      responses: { 204: { description: 'Removed.' } },
    }),
    async (c) => {
      await removeDeviceKey(services, actorOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )
}
