import { SearchQuery, SearchResult } from '../../../shared/api/search.ts'
import { seldomAudit } from '../../domain/audit/seldom.ts'
import { search } from '../../domain/search/search.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { presentFound } from '../present/search.ts'
import { type App, answers, memberRoute } from '../route.ts'

export function searchRoutes(app: App, services: HttpServices): void {
  const record = seldomAudit(services)
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/search',
      summary: 'Find notes by their words and cases by code or name, among those I may read',
      request: { query: SearchQuery },
      responses: { 200: answers(SearchResult, 'What is found, the most likely first.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      // None of what was asked or found, which would say as much as the notes themselves.
      await record({ action: 'notes.searched', by: actor })
      return c.json(presentFound(await search(services, actor, c.req.valid('query').q)), 200)
    },
  )
}
