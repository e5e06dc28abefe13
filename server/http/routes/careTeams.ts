import { z } from '@hono/zod-openapi'
import { CareTeam, CareTeams, SetCareRole } from '../../../shared/api/cases.ts'
import { CaseId, MemberId } from '../../../shared/ids.ts'
import { careTeamOf, careTeamsOfPractice, changeCareTeam } from '../../domain/cases/careTeams.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const params = z.object({ id: CaseId })
const memberParams = z.object({ id: CaseId, memberId: MemberId })

export function careTeamRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/care-teams',
      summary: 'Who is on which care team, by the codes of the cases (admin)',
      responses: { 200: answers(CareTeams, 'All of the practice, by code.') },
    }),
    async (c) => c.json({ items: await careTeamsOfPractice(services, actorOf(c)) }, 200),
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}/care-team',
      summary: 'Who is on the care team (care team or admin)',
      request: { params },
      responses: { 200: answers(CareTeam, 'All of them, by name.') },
    }),
    async (c) => c.json({ items: await careTeamOf(services, actorOf(c), c.req.valid('param').id) }, 200),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/cases/{id}/care-team/{memberId}',
      summary: 'Give a member a part on the care team (lead or admin)',
      request: { params: memberParams, ...takes(SetCareRole) },
      responses: { 200: answers(CareTeam, 'The care team.') },
    }),
    async (c) => {
      const { id, memberId } = c.req.valid('param')
      const { role } = c.req.valid('json')
      return c.json({ items: await changeCareTeam(services, actorOf(c), id, { memberId, role }) }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'delete',
      path: '/api/cases/{id}/care-team/{memberId}',
      summary: 'Take a member off the care team (lead or admin)',
      request: { params: memberParams },
      responses: { 200: answers(CareTeam, 'The care team.') },
    }),
    async (c) => {
      const { id, memberId } = c.req.valid('param')
      return c.json({ items: await changeCareTeam(services, actorOf(c), id, { memberId, role: null }) }, 200)
    },
  )
}
