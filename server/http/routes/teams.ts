import { z } from '@hono/zod-openapi'
import { Team, TeamName, Teams } from '../../../shared/api/teams.ts'
import { MemberId, TeamId } from '../../../shared/ids.ts'
import { changeTeam, createTeam, nameTeam, removeTeam, teamsOfPractice } from '../../domain/people/teams.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { presentTeam } from '../present/people.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const params = z.object({ id: TeamId })
const memberParams = z.object({ id: TeamId, memberId: MemberId })
const team = { 200: answers(Team, 'The team.') }

/** Named groups of members. */
export function teamRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/teams',
      summary: 'The teams of my practice',
      responses: { 200: answers(Teams, 'All of them, by name.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const items = (await teamsOfPractice(services, actor)).map((one) => presentTeam(actor, one))
      return c.json({ items }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/teams',
      summary: 'Make a team (admin)',
      request: takes(TeamName),
      responses: { 201: answers(Team, 'The new team.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      return c.json(presentTeam(actor, await createTeam(services, actor, c.req.valid('json').name)), 201)
    },
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/teams/{id}',
      summary: 'Rename a team (admin)',
      request: { params, ...takes(TeamName) },
      responses: team,
    }),
    async (c) => {
      const actor = actorOf(c)
      const named = await nameTeam(services, actor, c.req.valid('param').id, c.req.valid('json').name)
      return c.json(presentTeam(actor, named), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/teams/{id}',
      summary: 'Remove a team; its members stay (admin)',
      request: { params },
      responses: { 204: { description: 'Removed.' } },
    }),
    async (c) => {
      await removeTeam(services, actorOf(c), c.req.valid('param').id)
      return c.body(null, 204)
    },
  )

  for (const [method, isIn] of [
    ['put', true],
    ['delete', false],
  ] as const) {
    app.openapi(
      memberRoute({
        method,
        path: '/api/teams/{id}/members/{memberId}',
        summary: isIn ? 'Take a member into a team (admin)' : 'Take a member out of a team (admin)',
        request: { params: memberParams },
        responses: team,
      }),
      async (c) => {
        const actor = actorOf(c)
        const { id, memberId } = c.req.valid('param')
        return c.json(presentTeam(actor, await changeTeam(services, actor, id, { memberId, isIn })), 200)
      },
    )
  }
}
