import { Today } from '../../../shared/api/today.ts'
import { todayOf } from '../../domain/today/today.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { presentToday } from '../present/today.ts'
import { type App, answers, memberRoute } from '../route.ts'

export function todayRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/today',
      summary: 'What waits for me: notes to finish and to review, what came back, my open cases',
      responses: { 200: answers(Today, 'All of it.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      return c.json(presentToday(actor, await todayOf(services, actor)), 200)
    },
  )
}
