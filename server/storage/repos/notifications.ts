import type { NotificationKind } from '../../../shared/api/notifications.ts'
import type { PersonColor } from '../../../shared/api/people.ts'
import type { CaseId, MemberId, NoteId, NotificationId, PracticeId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'
import { readableNoteIds } from './readableNotes.ts'

/** Tells members of a note. */
export async function insertNotifications(
  tx: Tx,
  practiceId: PracticeId,
  rows: readonly {
    id: NotificationId
    memberId: MemberId
    noteId: NoteId
    byId: MemberId
    kind: NotificationKind
    at: Millis
  }[],
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('notification')
    .values(
      rows.map(({ id, memberId, noteId, byId, kind, at }) => ({
        ...{ id, kind, at, practice_id: practiceId, member_id: memberId, note_id: noteId, by_id: byId },
        ...{ read_at: null, mailed_at: null },
      })),
    )
    .execute()
}

/** A notification as its member sees it. */
export interface NotificationRow {
  id: NotificationId
  kind: NotificationKind
  at: Millis
  readAt: Millis | null
  noteId: NoteId
  title: string
  caseId: CaseId
  caseCode: string
  casePreferredName: string | null
  byId: MemberId
  byName: string
  byColor: PersonColor
}

/** A member's newest notifications of notes that they may still read. */
export async function listNotifications(
  db: Reader,
  practiceId: PracticeId,
  memberId: MemberId,
  atMost: number,
): Promise<NotificationRow[]> {
  return db
    .selectFrom('notification')
    .innerJoin('note', 'note.id', 'notification.note_id')
    .innerJoin('client_case', 'client_case.id', 'note.case_id')
    .innerJoin('member', 'member.id', 'notification.by_id')
    .select([
      'notification.id',
      'notification.kind',
      'notification.at',
      'notification.read_at as readAt',
      'note.id as noteId',
      'note.title',
      'client_case.id as caseId',
      'client_case.code as caseCode',
      'client_case.preferred_name as casePreferredName',
      'member.id as byId',
      'member.name as byName',
      'member.color as byColor',
    ])
    .where('notification.practice_id', '=', practiceId)
    .where('note.practice_id', '=', practiceId)
    .where('client_case.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('notification.member_id', '=', memberId)
    .where('notification.note_id', 'in', readableNoteIds(db, practiceId, memberId))
    .orderBy('notification.at', 'desc')
    .orderBy('notification.id')
    .limit(atMost)
    .execute()
}

/** How many a member has not read, of notes that they may still read. */
export async function countUnread(db: Reader, practiceId: PracticeId, memberId: MemberId): Promise<number> {
  const { count } = await unread(db, practiceId, memberId).executeTakeFirstOrThrow()
  return Number(count)
}

const unread = (db: Reader, practiceId: PracticeId, memberId: MemberId) =>
  db
    .selectFrom('notification')
    .select((select) => select.fn.countAll<number | string>().as('count'))
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('read_at', 'is', null)
    .where('note_id', 'in', readableNoteIds(db, practiceId, memberId))

/** The member has read them: those of one note, or all. Says whether there was any. */
export async function readNotifications(
  tx: Tx,
  practiceId: PracticeId,
  memberId: MemberId,
  { noteId, at }: { noteId: NoteId | undefined; at: Millis },
): Promise<boolean> {
  let read = tx
    .updateTable('notification')
    .set({ read_at: at })
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('read_at', 'is', null)
  if (noteId !== undefined) read = read.where('note_id', '=', noteId)
  return (await read.executeTakeFirst()).numUpdatedRows > 0n
}

/** What was asked for is done, or is asked for no more: nobody is told of it any longer. */
export async function settleNotifications(
  tx: Tx,
  practiceId: PracticeId,
  noteId: NoteId,
  kinds: readonly NotificationKind[],
  at: Millis,
): Promise<MemberId[]> {
  const open = await tx
    .selectFrom('notification')
    .select('member_id as memberId')
    .distinct()
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where('kind', 'in', kinds)
    .where('read_at', 'is', null)
    .execute()
  await tx
    .updateTable('notification')
    .set({ read_at: at })
    .where('practice_id', '=', practiceId)
    .where('note_id', '=', noteId)
    .where('kind', 'in', kinds)
    .where('read_at', 'is', null)
    .execute()
  return open.map(({ memberId }) => memberId)
}

/** Whether a member wants letters. */
export async function wantsMail(db: Reader, practiceId: PracticeId, memberId: MemberId): Promise<boolean> {
  const row = await db
    .selectFrom('mail_choice')
    .select('wanted')
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row?.wanted !== 0
}

/** The member wants letters, or none. */
export async function chooseMail(tx: Tx, practiceId: PracticeId, memberId: MemberId, wanted: boolean): Promise<void> {
  const value = wanted ? 1 : 0
  await tx
    .insertInto('mail_choice')
    .values({ practice_id: practiceId, member_id: memberId, wanted: value })
    .onConflict((conflict) =>
      conflict.column('member_id').doUpdateSet({ wanted: value }).where('mail_choice.practice_id', '=', practiceId),
    )
    .execute()
}

/**
 * To whom a letter is due, and of how many: unread since `before`, of notes that they may still read, not yet told by mail, and
 * told of nothing by mail since `quietSince`.
 */
export async function listMailDue(
  db: Reader,
  practiceId: PracticeId,
  { before, quietSince }: { before: Millis; quietSince: Millis },
): Promise<{ memberId: MemberId; email: string; count: number }[]> {
  const waiting = await db
    .selectFrom('notification')
    .innerJoin('member', 'member.id', 'notification.member_id')
    .leftJoin('mail_choice', (join) =>
      join.onRef('mail_choice.member_id', '=', 'member.id').on('mail_choice.practice_id', '=', practiceId),
    )
    .select(['member.id as memberId', 'member.email'])
    .distinct()
    .where('notification.practice_id', '=', practiceId)
    .where('member.practice_id', '=', practiceId)
    .where('member.left_at', 'is', null)
    .where('notification.read_at', 'is', null)
    .where('notification.mailed_at', 'is', null)
    .where('notification.at', '<=', before)
    .where((where) => where.or([where('mail_choice.wanted', 'is', null), where('mail_choice.wanted', '=', 1)]))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('notification as told')
            .select('told.id')
            .whereRef('told.member_id', '=', 'member.id')
            .where('told.practice_id', '=', practiceId)
            .where('told.mailed_at', '>', quietSince),
        ),
      ),
    )
    .execute()
  const due: { memberId: MemberId; email: string; count: number }[] = []
  for (const { memberId, email } of waiting) {
    const { count } = await unread(db, practiceId, memberId)
      .where('mailed_at', 'is', null)
      .where('at', '<=', before)
      .executeTakeFirstOrThrow()
    if (Number(count) > 0) due.push({ memberId, email, count: Number(count) })
  }
  return due
}

/** A letter told a member of all that waits. */
export async function markMailed(tx: Tx, practiceId: PracticeId, memberId: MemberId, at: Millis): Promise<void> {
  await tx
    .updateTable('notification')
    .set({ mailed_at: at })
    .where('practice_id', '=', practiceId)
    .where('member_id', '=', memberId)
    .where('mailed_at', 'is', null)
    .execute()
}
