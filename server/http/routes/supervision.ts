import { z } from '@hono/zod-openapi'
import { BeginSupervision, ChangeSupervision, Supervision, Supervisions } from '../../../shared/api/supervision.ts'
import { SupervisionId } from '../../../shared/ids.ts'
import { beginSupervision, changeSupervision, supervisionsFor } from '../../domain/people/supervision.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { presentSupervision } from '../present/people.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

const params = z.object({ id: SupervisionId })

/** Who answers for whose notes. */
export function supervisionRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/supervision',
      summary: 'The supervisions in which I have a part, or for an admin all of the practice',
      responses: { 200: answers(Supervisions, 'All of them, the newest first.') },
    }),
    async (c) => c.json({ items: (await supervisionsFor(services, actorOf(c))).map(presentSupervision) }, 200),
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/supervision',
      summary: 'Say who supervises whom (admin)',
      request: takes(BeginSupervision),
      responses: { 201: answers(Supervision, 'The supervision.') },
    }),
    async (c) => c.json(presentSupervision(await beginSupervision(services, actorOf(c), c.req.valid('json'))), 201),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/supervision/{id}',
      summary: 'Change when a supervision is, for which notes, and who stands in (admin)',
      request: { params, ...takes(ChangeSupervision) },
      responses: { 200: answers(Supervision, 'The supervision.') },
    }),
    async (c) => {
      const { id } = c.req.valid('param')
      return c.json(presentSupervision(await changeSupervision(services, actorOf(c), id, c.req.valid('json'))), 200)
    },
  )
}
