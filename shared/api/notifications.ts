import { z } from 'zod'
import { CaseId, MemberId, NoteId, NotificationId } from '../ids.ts'
import { PersonColor } from './people.ts'

/** What a member is told of: work that waits, and answers to their own. */
export const NotificationKind = z.enum([
  'to_review',
  'to_attest',
  'sent_back',
  'completed',
  'amended',
  'entered_in_error',
  'mentioned',
  'commented',
])
export type NotificationKind = z.infer<typeof NotificationKind>

export const Notification = z.object({
  id: NotificationId,
  kind: NotificationKind,
  at: z.iso.datetime(),
  read: z.boolean(),
  note: z.object({
    id: NoteId,
    title: z.string(),
    caseId: CaseId,
    caseCode: z.string(),
    casePreferredName: z.string().nullable(),
  }),
  by: z.object({ id: MemberId, name: z.string(), color: PersonColor }),
})
export type Notification = z.infer<typeof Notification>

/** The newest, and how many are unread in all. */
export const Notifications = z.object({ items: z.array(Notification), unread: z.int() })
export type Notifications = z.infer<typeof Notifications>

/** All of a note's, or all there are where none is named. */
export const ReadNotifications = z.object({ noteId: NoteId.optional() })

export const MailChoice = z.object({ wanted: z.boolean() })
/** `offered`: a mail server is set up. */
export const MailChoiceNow = MailChoice.extend({ offered: z.boolean() })
