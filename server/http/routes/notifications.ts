import { MailChoice, MailChoiceNow, Notifications, ReadNotifications } from '../../../shared/api/notifications.ts'
import {
  chooseOwnMail,
  mailChoiceOf,
  notificationsOf,
  readOwnNotifications,
} from '../../domain/notifications/notifications.ts'
import { actorOf, type HttpServices } from '../context.ts'
import { type App, answers, memberRoute, takes } from '../route.ts'

/** What members are told. */
export function notificationRoutes(app: App, services: HttpServices): void {
  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/notifications',
      summary: 'What I was told',
      responses: { 200: answers(Notifications, 'The newest first.') },
    }),
    async (c) => {
      const { items, unread } = await notificationsOf(services, actorOf(c))
      const shown = items.map(({ id, kind, at, readAt, noteId, byId, byName, byColor, ...row }) => ({
        ...{ id, kind, at: new Date(at).toISOString(), read: readAt !== null },
        note: { id: noteId, ...row },
        by: { id: byId, name: byName, color: byColor },
      }))
      return c.json({ items: shown, unread }, 200)
    },
  )

  app.openapi(
    memberRoute({
      method: 'post',
      path: '/api/notifications/read',
      summary: 'Say that I have read what I was told, of one note or all of it',
      request: takes(ReadNotifications),
      responses: { 204: { description: 'It counts as read.' } },
    }),
    async (c) => {
      // A page says it by itself when a note is opened.
      c.set('asksByItself', true)
      await readOwnNotifications(services, actorOf(c), c.req.valid('json').noteId)
      return c.body(null, 204)
    },
  )

  app.openapi(
    memberRoute({
      method: 'get',
      path: '/api/me/mail',
      summary: 'Whether I want letters when something waits for me',
      responses: { 200: answers(MailChoiceNow, 'What holds now.') },
    }),
    async (c) => c.json(await mailChoiceOf(services, actorOf(c)), 200),
  )

  app.openapi(
    memberRoute({
      method: 'put',
      path: '/api/me/mail',
      summary: 'Choose whether I want letters',
      request: takes(MailChoice),
      responses: { 200: answers(MailChoiceNow, 'What holds now.') },
    }),
    async (c) => {
      await chooseOwnMail(services, actorOf(c), c.req.valid('json').wanted)
      return c.json(await mailChoiceOf(services, actorOf(c)), 200)
    },
  )
}
