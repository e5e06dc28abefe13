import type { NoteId } from '../../../shared/ids.ts'
import {
  chooseMail,
  countUnread,
  listNotifications,
  type NotificationRow,
  readNotifications,
  wantsMail,
} from '../../storage/repos/notifications.ts'
import type { Actor, Services } from '../services.ts'
import { writeAs } from '../writeAs.ts'

const shownAtMost = 100

/** What the actor was told, the newest first, of notes that they may still read; and how much of it is unread. */
export async function notificationsOf(
  { database }: Services,
  { practiceId, memberId }: Actor,
): Promise<{ items: NotificationRow[]; unread: number }> {
  const [items, unread] = await Promise.all([
    listNotifications(database.read, practiceId, memberId, shownAtMost),
    countUnread(database.read, practiceId, memberId),
  ])
  return { items, unread }
}

/** The actor has read what they were told: of one note, or all of it. */
export async function readOwnNotifications(
  services: Services,
  actor: Actor,
  noteId: NoteId | undefined,
): Promise<void> {
  const at = services.clock()
  const { practiceId, memberId } = actor
  const wasAny = await writeAs(services, actor, (tx) => readNotifications(tx, practiceId, memberId, { noteId, at }))
  if (wasAny) services.publisher.publish({ type: 'notified', practiceId, memberIds: [memberId] })
}

/** Whether the actor wants letters, and whether any can be sent. */
export async function mailChoiceOf({ database, mail }: Services, { practiceId, memberId }: Actor) {
  return { wanted: await wantsMail(database.read, practiceId, memberId), offered: mail !== null }
}

/** The actor wants letters, or none. */
export async function chooseOwnMail(services: Services, actor: Actor, wanted: boolean): Promise<void> {
  await writeAs(services, actor, (tx) => chooseMail(tx, actor.practiceId, actor.memberId, wanted))
}
