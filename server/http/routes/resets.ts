import { ResetPassword, ResetSeen, WithToken } from '../../../shared/api/invitations.ts'
import { resetPassword, seeReset } from '../../domain/auth/reset.ts'
import { addressOf, type HttpServices } from '../context.ts'
import { type App, answers, openRoute, takes } from '../route.ts'

/** A lost password, by the link that an admin or a command on the server made. */
export function resetRoutes(app: App, services: HttpServices): void {
  app.openapi(
    openRoute({
      method: 'post',
      path: '/api/reset/look',
      summary: 'Whether a reset link is open, and for which address',
      request: takes(WithToken),
      responses: { 200: answers(ResetSeen, 'Whether it is.') },
    }),
    async (c) => c.json(await seeReset(services, c.req.valid('json').token), 200),
  )

  app.openapi(
    openRoute({
      method: 'post',
      path: '/api/reset',
      summary: 'Set a new password by a reset link, which signs the member out everywhere',
      request: takes(ResetPassword),
      responses: { 204: { description: 'The new password holds.' } },
    }),
    async (c) => {
      const given = { ...c.req.valid('json'), address: addressOf(services, c) }
      await resetPassword(services, services.door.throttle, given)
      return c.body(null, 204)
    },
  )
}
