import { z } from '@hono/zod-openapi'
import {
  InvitationSeen,
  Invitations,
  InvitationWithLink,
  Invite,
  Join,
  WithToken,
} from '../../../shared/api/invitations.ts'
import { Me } from '../../../shared/api/people.ts'
import { InvitationId } from '../../../shared/ids.ts'
import { beginSession } from '../../domain/auth/signIn.ts'
import { invite, pendingInvitations, renew, withdraw } from '../../domain/people/invitations.ts'
import { join, seeInvitation } from '../../domain/people/join.ts'
import { actorOf, deviceOf, type HttpServices } from '../context.ts'
import { presentInvitation, presentInvited } from '../present/people.ts'
import { type App, answers, memberRoute, openRoute, takes } from '../route.ts'
import { welcome } from '../welcome.ts'

const params = z.object({ id: InvitationId })

/** Invitations, as admins make them and as whoever is invited takes them up. */
export function invitationRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/invitations',
      summary: 'Invitations that nobody has used or withdrawn (admin)',
      responses: { 200: answers(Invitations, 'All of them, the newest first.') },
    }),
    async (c) => {
      const rows = await pendingInvitations(services, actorOf(c))
      return c.json({ items: rows.map((row) => presentInvitation(row, services.clock())) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/invitations',
      summary: 'Invite somebody into my practice (admin)',
      request: takes(Invite),
      responses: { 201: answers(InvitationWithLink, 'The invitation with its link, told this once.') },
    }),
    async (c) => {
      const invited = await invite(services, actorOf(c), c.req.valid('json'), services.publicOrigin())
      return c.json(presentInvited(invited, services.clock()), 201)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/invitations/{id}/renew',
      summary: 'Make a new link for an invitation, which ends the one before (admin)',
      request: { params },
      responses: { 200: answers(InvitationWithLink, 'The invitation with its link, told this once.') },
    }),
    async (c) => {
      const invited = await renew(services, actorOf(c), c.req.valid('param').id, services.publicOrigin())
      return c.json(presentInvited(invited, services.clock()), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/invitations/{id}',
      summary: 'Withdraw an invitation (admin)',
      request: { params },
      responses: { 204: { description: 'Withdrawn.' } },
    }),
    async (c) => {
      await withdraw(services, actorOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )

  app.openapi(
    openRoute({
      method: 'post',
      path: '/api/join/look',
      summary: 'What an invitation’s link leads to',
      request: takes(WithToken),
      responses: { 200: answers(InvitationSeen, 'The invitation, or why it does not open.') },
    }),
    async (c) => c.json(await seeInvitation(services, c.req.valid('json').token), 200),
  )

  app.openapi(
    openRoute({
      method: 'post',
      path: '/api/join',
      summary: 'Join a practice by an invitation’s link',
      request: takes(Join),
      responses: { 201: answers(Me, 'The new member, signed in.') },
    }),
    async (c) => {
      const joined = await join(services, c.req.valid('json'))
      return c.json(
        await welcome(
          services,
          c,
          await beginSession(services, services.door.sessions, { ...joined, device: deviceOf(c) }),
        ),
        201,
      )
    },
  )
}
