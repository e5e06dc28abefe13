import type { Context } from 'hono'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { isLoopback } from '../../addresses.ts'
import { fingerprint } from '../../domain/auth/secrets.ts'
import { type HttpEnv, type HttpServices, peerAddress } from '../context.ts'
import type { App } from '../route.ts'

/** For whoever runs the server: is it alive, may it be given work, and what does it count of itself. */
export function healthRoutes(app: App, services: HttpServices): void {
  app.get('/healthz', (c) => c.json({ status: 'alive' }))
  app.get('/readyz', async (c) => {
    c.header('Cache-Control', 'no-store')
    const reason = services.notReady()
    if (reason) throw new DomainError(reason)
    try {
      await services.database.ping()
    } catch (error) {
      services.log.error({ error }, 'storage does not answer')
      throw new DomainError('storage_unavailable')
    }
    return c.json({ status: 'ready' })
  })
  app.get('/metrics', async (c) => {
    if (!isFromThisMachine(c) && !knowsToken(c, services.metricsToken)) throw new DomainError('not_found')
    const { text, contentType } = await services.metrics.exposition()
    return c.body(text, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' })
  })
}

/** Headers that a proxy adds; what came through one came from elsewhere, even where the proxy runs on this machine. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

const isFromThisMachine = (c: Context<HttpEnv>): boolean =>
  isLoopback(peerAddress(c)) && forwarding.every((name) => c.req.header(name) === undefined)

/** Fingerprints are compared, so that the time it takes says nothing about the token. */
function knowsToken(c: Context<HttpEnv>, token: string | null): boolean {
  const [, given] = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '') ?? []
  return token !== null && given !== undefined && fingerprint(given) === fingerprint(token)
}
