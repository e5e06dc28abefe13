import { z } from '@hono/zod-openapi'
import { Me, SetUpLink, SetUpPractice, SignIn } from '../../../shared/api/people.ts'
import { isSetUpOpen, setUpPractice } from '../../domain/auth/setUp.ts'
import { beginSession, signIn, signOut } from '../../domain/auth/signIn.ts'
import { actorOf, addressOf, deviceOf, type HttpServices, sessionOf } from '../context.ts'
import { presentMe } from '../present/people.ts'
import { type App, answers, memberRoute, openRoute, sessionRoute, takes } from '../route.ts'
import { welcome } from '../welcome.ts'

/** Signing in and out, who one is, and the first-run set-up. */
export function authRoutes(app: App, services: HttpServices): void {
  const { sessions } = services.door

  app.openapi(
    openRoute({
      method: 'post',
      path: '/api/auth/sign-in',
      summary: 'Sign in',
      request: takes(SignIn),
      responses: { 200: answers(Me, 'Signed in; the session is in a cookie.') },
    }),
    async (c) => {
      const given = { ...c.req.valid('json'), address: addressOf(services, c), device: deviceOf(c) }
      const begun = await signIn(services, services.door, given)
      return c.json(await welcome(services, c, begun), 200)
    },
  )

  app.openapi(
    sessionRoute({
      method: 'post',
      path: '/api/auth/sign-out',
      summary: 'Sign out',
      responses: { 204: { description: 'Signed out.' } },
    }),
    async (c) => {
      await signOut(services, sessions, sessionOf(c))
      c.header('Set-Cookie', sessions.clearCookie)
      return c.body(null, 204)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/me',
      summary: 'Who I am',
      responses: { 200: answers(Me, 'The member.') },
    }),
    async (c) => c.json(await presentMe(services, actorOf(c)), 200),
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/me/activity',
      summary: 'Say that the member is at work, so that the session does not end as idle',
      responses: { 204: { description: 'Noted.' } },
    }),
    // Every request that is no reading counts as activity; this one does nothing else.
    async (c) => c.body(null, 204),
  )

  app.openapi(
    openRoute({
      method: 'get',
      path: '/api/set-up',
      summary: 'Whether a set-up link is still open',
      request: { query: z.object({ token: z.string().max(200).default('') }) },
      responses: { 200: answers(SetUpLink, 'Whether it is.') },
    }),
    async (c) => c.json({ open: await isSetUpOpen(services, c.req.valid('query').token) }, 200),
  )

  app.openapi(
    openRoute({
      method: 'post',
      path: '/api/set-up',
      summary: 'Set up the first practice',
      request: takes(SetUpPractice),
      responses: { 201: answers(Me, 'The practice’s first member, signed in.') },
    }),
    async (c) => {
      const made = await setUpPractice(services, c.req.valid('json'))
      return c.json(
        await welcome(services, c, await beginSession(services, sessions, { ...made, device: deviceOf(c) })),
        201,
      )
    },
  )
}
