import { z } from '@hono/zod-openapi'
import { Role } from '../../../shared/access/vocabulary.ts'
import { AddMember, Member, Members } from '../../../shared/api/people.ts'
import { MemberId } from '../../../shared/ids.ts'
import { addMember, changeRoles, membersOfPractice } from '../../domain/people/members.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { presentMember } from '../present/people.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

export function peopleRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/members',
      summary: 'The members of my practice',
      responses: { 200: answers(Members, 'All of them, by name.') },
    }),
    async (c) => {
      const members = await membersOfPractice(services, actorOf(c))
      return c.json({ items: members.map(presentMember) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/members',
      summary: 'Add a member with a first password (admin)',
      request: takes(AddMember),
      responses: { 201: answers(Member, 'The new member.') },
    }),
    async (c) => c.json(presentMember(await addMember(services, actorOf(c), c.req.valid('json'))), 201),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/members/{memberId}/roles',
      summary: 'Change a member’s roles (admin)',
      request: { params: z.object({ memberId: MemberId }), ...takes(z.object({ roles: z.array(Role).max(3) })) },
      responses: { 200: answers(Member, 'The member with the new roles.') },
    }),
    async (c) => {
      const { memberId } = c.req.valid('param')
      return c.json(presentMember(await changeRoles(services, actorOf(c), memberId, c.req.valid('json').roles)), 200)
    },
  )
}
