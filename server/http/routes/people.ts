import { z } from '@hono/zod-openapi'
import { OneTimeLink } from '../../../shared/api/invitations.ts'
import { ChangeMember, ChangeRoles, Leading, LetLeave, MemberInFull } from '../../../shared/api/members.ts'
import { Members } from '../../../shared/api/people.ts'
import { MemberId } from '../../../shared/ids.ts'
import { offerReset } from '../../domain/auth/reset.ts'
import { changeRoles } from '../../domain/people/changeRoles.ts'
import { solelyLedBy } from '../../domain/people/leads.ts'
import { letLeave } from '../../domain/people/leave.ts'
import { changeMember, memberInFull, membersOfPractice } from '../../domain/people/members.ts'
import { actorOf, type HttpContext, type HttpServices } from '../context.ts'
import { presentMember, presentMemberInFull } from '../present/people.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'
import { rotate } from '../welcome.ts'

const params = z.object({ memberId: MemberId })
const member = { 200: answers(MemberInFull, 'The member.') }

/** The members of a practice: who they are, what they may do, and how they leave. */
export function peopleRoutes(app: App, services: HttpServices): void {
  const inFull = async (c: HttpContext, id: MemberId) =>
    presentMemberInFull(await memberInFull(services, actorOf(c), id), services.clock())

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/members',
      summary: 'The members of my practice, or those who have left it',
      request: { query: z.object({ left: z.enum(['true', 'false']).default('false') }) },
      responses: { 200: answers(Members, 'All of them, by name.') },
    }),
    async (c) => {
      const members = await membersOfPractice(services, actorOf(c), c.req.valid('query').left === 'true')
      return c.json({ items: members.map(presentMember) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/members/{memberId}',
      summary: 'A member, with credentials and teams; with address and supervision for admins and the member',
      request: { params },
      responses: member,
    }),
    async (c) => c.json(await inFull(c, c.req.valid('param').memberId), 200),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/members/{memberId}',
      summary: 'Change a member’s name and colour (admin, or the member)',
      request: { params, ...takes(ChangeMember) },
      responses: member,
    }),
    async (c) => {
      const changed = await changeMember(services, actorOf(c), c.req.valid('param').memberId, c.req.valid('json'))
      return c.json(presentMemberInFull(changed, services.clock()), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/members/{memberId}/roles',
      summary: 'Change a member’s roles, and who leads what they alone lead (admin)',
      request: { params, ...takes(ChangeRoles) },
      responses: member,
    }),
    async (c) => {
      const { memberId } = c.req.valid('param')
      const { ownChanged } = await changeRoles(services, actorOf(c), memberId, c.req.valid('json'))
      if (ownChanged) await rotate(services, c)
      return c.json(await inFull(c, memberId), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/members/{memberId}/leading',
      summary: 'The codes of the cases that nobody else leads (admin)',
      request: { params },
      responses: { 200: answers(Leading, 'All of them, by code.') },
    }),
    async (c) => {
      const led = await solelyLedBy(services, actorOf(c), c.req.valid('param').memberId)
      const items = led.map(({ caseId, code, closedAt }) => ({ caseId, code, closed: closedAt !== null }))
      return c.json({ items }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/members/{memberId}/leave',
      summary: 'Let a member leave the practice (admin)',
      request: { params, ...takes(LetLeave) },
      responses: member,
    }),
    async (c) => {
      const { memberId } = c.req.valid('param')
      const actor = actorOf(c)
      const { leads } = c.req.valid('json')
      await letLeave(services, actor, memberId, leads)
      // Whoever left by their own hand is answered with what they did, and with nothing after that.
      if (memberId === actor.memberId) c.header('Set-Cookie', services.door.sessions.clearCookie)
      return c.json(await inFull(c, memberId), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/members/{memberId}/reset-link',
      summary: 'Make a one-time link with which a member sets a new password (admin)',
      request: { params },
      responses: { 201: answers(OneTimeLink, 'The link, told this once.') },
    }),
    async (c) => {
      const { memberId } = c.req.valid('param')
      const offered = await offerReset(services, actorOf(c), memberId, services.publicOrigin())
      return c.json({ ...offered, expiresAt: new Date(offered.expiresAt).toISOString() }, 201)
    },
  )
}
