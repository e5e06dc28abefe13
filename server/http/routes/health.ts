import { DomainError } from '../../../shared/errors/catalogue.ts'
import type { HttpServices } from '../context.ts'
import type { App } from '../route.ts'

/** For whoever runs the server: is it alive, and does its storage answer. */
export function healthRoutes(app: App, services: HttpServices): void {
  app.get('/healthz', (c) => c.json({ status: 'alive' }))
  app.get('/readyz', async (c) => {
    if (!services.isReady()) throw new DomainError('shutting_down')
    try {
      await services.database.ping()
    } catch (error) {
      services.log.error({ error }, 'storage does not answer')
      throw new DomainError('storage_unavailable')
    }
    return c.json({ status: 'ready' })
  })
}
