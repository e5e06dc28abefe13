import type { NotificationKind } from '../../../shared/api/notifications.ts'
import type { MemberId, NoteId, NotificationId, PracticeId } from '../../../shared/ids.ts'
import type { Millis } from './millis.ts'

/** Something that waits for a member. It holds ids alone. */
interface NotificationTable {
  id: NotificationId
  practice_id: PracticeId
  member_id: MemberId
  note_id: NoteId
  by_id: MemberId
  kind: NotificationKind
  at: Millis
  read_at: Millis | null
  /** When a letter said that something waits. */
  mailed_at: Millis | null
}

/** Whether a member wants letters; who has no row does. */
interface MailChoiceTable {
  member_id: MemberId
  practice_id: PracticeId
  wanted: 0 | 1
}

/** What members are told. */
export interface NotificationsTables {
  notification: NotificationTable
  mail_choice: MailChoiceTable
}
