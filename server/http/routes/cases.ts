import { z } from '@hono/zod-openapi'
import { CareTeam, Case, Cases, CreateCase, SetCareRole } from '../../../shared/api/cases.ts'
import { CaseId, MemberId } from '../../../shared/ids.ts'
import { careTeamOf, casesOf, changeCareTeam, createCase, requireCase, setClosed } from '../../domain/cases/cases.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { presentCase } from '../present/cases.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const params = z.object({ id: CaseId })
const memberParams = z.object({ id: CaseId, memberId: MemberId })

export function caseRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases',
      summary: 'The cases on whose care team I am',
      responses: { 200: answers(Cases, 'All of them, by code.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const items = (await casesOf(services, actor)).map((row) => presentCase(actor, row))
      return c.json({ items }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/cases',
      summary: 'Open a case, as its lead',
      request: takes(CreateCase),
      responses: { 201: answers(Case, 'The new case.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      return c.json(presentCase(actor, await createCase(services, actor, c.req.valid('json'))), 201)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}',
      summary: 'A case',
      request: { params },
      responses: { 200: answers(Case, 'The case.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      const found = await requireCase(services.database.read, actor, c.req.valid('param').id, 'read')
      return c.json(presentCase(actor, found), 200)
    },
  )

  for (const [act, closed] of [
    ['close', true],
    ['reopen', false],
  ] as const) {
    app.openapi(
      memberRoute({
        method: 'post',
        path: `/api/cases/{id}/${act}`,
        summary: closed ? 'Close a case, which then takes no more text' : 'Open a closed case again',
        request: { params },
        responses: { 200: answers(Case, 'The case.') },
      }),
      async (c) => {
        const actor = actorOf(c)
        return c.json(presentCase(actor, await setClosed(services, actor, c.req.valid('param').id, closed)), 200)
      },
    )
  }

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/cases/{id}/care-team',
      summary: 'Who is on the care team',
      request: { params },
      responses: { 200: answers(CareTeam, 'All of them, by name.') },
    }),
    async (c) => c.json({ items: await careTeamOf(services, actorOf(c), c.req.valid('param').id) }, 200),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/cases/{id}/care-team/{memberId}',
      summary: 'Give a member a part on the care team (lead)',
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
      summary: 'Take a member off the care team (lead)',
      request: { params: memberParams },
      responses: { 200: answers(CareTeam, 'The care team.') },
    }),
    async (c) => {
      const { id, memberId } = c.req.valid('param')
      return c.json({ items: await changeCareTeam(services, actorOf(c), id, { memberId, role: null }) }, 200)
    },
  )
}
