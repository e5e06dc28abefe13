import { PracticeKeys } from '../../../shared/api/keys.ts'
import { ChangePractice, PracticeSettingsNow } from '../../../shared/api/practice.ts'
import { changeSettings, settingsForActor } from '../../domain/practice/settings.ts'
import { keysForActor } from '../../domain/signing/keysForActor.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { presentSettings } from '../present/practice.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

/** What the practice decides for its notes. */
export function practiceRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/practice/settings',
      summary: 'What my practice decides for its notes',
      responses: { 200: answers(PracticeSettingsNow, 'The settings, with their version.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      return c.json(presentSettings(actor, await settingsForActor(services, actor)), 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/practice/keys',
      summary: 'The public keys that my practice seals with',
      responses: { 200: answers(PracticeKeys, 'The newest first; none before the first signature.') },
    }),
    async (c) => c.json({ items: await keysForActor(services, actorOf(c)) }, 200),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/practice/settings',
      summary: 'Change what the practice decides for its notes (admin)',
      request: takes(ChangePractice),
      responses: { 200: answers(PracticeSettingsNow, 'The settings as they are now.') },
    }),
    async (c) => {
      const actor = actorOf(c)
      return c.json(presentSettings(actor, await changeSettings(services, actor, c.req.valid('json'))), 200)
    },
  )
}
