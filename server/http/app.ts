import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { OpenAPIHono } from '@hono/zod-openapi'
import { DomainError } from '../../shared/errors/catalogue.ts'
import { bodyOfAtMost } from './bodySize.ts'
import type { HttpEnv, HttpServices } from './context.ts'
import { describeApi } from './describeApi.ts'
import { fromOwnOrigin, guarded, identified, notStored, recorded } from './middleware/requests.ts'
import { withActor } from './middleware/session.ts'
import { answerError, fieldErrors } from './present/problems.ts'
import type { App } from './route.ts'
import { accountRoutes } from './routes/account.ts'
import { auditRoutes } from './routes/audit.ts'
import { authRoutes } from './routes/auth.ts'
import { careTeamRoutes } from './routes/careTeams.ts'
import { caseRoutes } from './routes/cases.ts'
import { checkRoutes } from './routes/checks.ts'
import { commentRoutes } from './routes/comments.ts'
import { credentialRoutes } from './routes/credentials.ts'
import { eventRoutes } from './routes/events.ts'
import { healthRoutes } from './routes/health.ts'
import { historyRoutes } from './routes/history.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { noteRoutes } from './routes/notes.ts'
import { notificationRoutes } from './routes/notifications.ts'
import { peopleRoutes } from './routes/people.ts'
import { practiceRoutes } from './routes/practice.ts'
import { processNoteRoutes } from './routes/processNotes.ts'
import { resetRoutes } from './routes/resets.ts'
import { reviewRoutes } from './routes/review.ts'
import { searchRoutes } from './routes/search.ts'
import { supervisionRoutes } from './routes/supervision.ts'
import { teamRoutes } from './routes/teams.ts'
import { templateFileRoutes } from './routes/templateFiles.ts'
import { templatePartRoutes } from './routes/templateParts.ts'
import { templateRoutes } from './routes/templates.ts'
import { threadRoutes } from './routes/threads.ts'
import { todayRoutes } from './routes/today.ts'
import { unlockingRoutes } from './routes/unlocking.ts'

const bodyBytes = 64 * 1024
/** Of a file of templates. */
const fileBytes = 2 * 1024 * 1024

/**
 * The HTTP side: request id, security headers, origin, size, session, then the route, whose parameters and body are
 * parsed before its domain act runs. An id that is not even one is answered like one that does not exist.
 */
export function httpApp(services: HttpServices): App {
  const app: App = new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (result.success) return
      if (result.target === 'param') throw new DomainError('not_found')
      throw new DomainError('invalid_request', { errors: fieldErrors(result.error) })
    },
  })
  app.onError((error, c) => answerError(services, error, c))
  app.notFound((c) => answerError(services, new DomainError('not_found'), c))
  app.use(identified, recorded(services), guarded(services))
  app.use(
    '/api/*',
    notStored,
    fromOwnOrigin(services),
    bodyOfAtMost(bodyBytes, { '/api/templates/import': fileBytes }),
    withActor(services),
  )

  healthRoutes(app, services)
  authRoutes(app, services)
  accountRoutes(app, services)
  unlockingRoutes(app, services)
  invitationRoutes(app, services)
  resetRoutes(app, services)
  peopleRoutes(app, services)
  credentialRoutes(app, services)
  teamRoutes(app, services)
  supervisionRoutes(app, services)
  practiceRoutes(app, services)
  todayRoutes(app, services)
  caseRoutes(app, services)
  careTeamRoutes(app, services)
  templateFileRoutes(app, services)
  templateRoutes(app, services)
  templatePartRoutes(app, services)
  noteRoutes(app, services)
  processNoteRoutes(app, services)
  threadRoutes(app, services)
  checkRoutes(app, services)
  historyRoutes(app, services)
  reviewRoutes(app, services)
  ledgerRoutes(app, services)
  notificationRoutes(app, services)
  commentRoutes(app, services)
  eventRoutes(app, services)
  searchRoutes(app, services)
  auditRoutes(app, services)
  describeApi(app)
  app.all('/api/*', () => {
    throw new DomainError('not_found')
  })
  return app
}

/** The built client: hashed files may be kept for ever, the page itself never; every other path is the page's to read. */
export function servePages(app: App, services: HttpServices): void {
  const files = serveStatic<HttpEnv>({
    root: services.clientFolder,
    onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
  })
  app.use('/assets/*', files)
  app.get('*', async (c) => {
    if (c.req.path.startsWith('/assets/')) throw new DomainError('not_found')
    const page = await readFile(join(services.clientFolder, 'index.html'), 'utf8')
    return c.html(page, 200, { 'Cache-Control': 'no-cache' })
  })
}
