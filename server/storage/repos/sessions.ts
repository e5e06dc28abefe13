import type { DocumentId, MemberId, PracticeId, SessionId } from '../../../shared/ids.ts'
import type { Reader, Tx } from '../database.ts'
import type { Millis } from '../tables/millis.ts'

export interface SessionRow {
  id: SessionId
  practiceId: PracticeId
  memberId: MemberId
  createdAt: Millis
  expiresAt: Millis
  lastActiveAt: Millis
  lockedAt: Millis | null
  device: string
  /** The document at which session mode holds it, and until when. */
  heldDocumentId: DocumentId | null
  heldUntil: Millis | null
  shadedAt: Millis | null
  /** Tries with a PIN since it was last unlocked. */
  pinFailures: number
}

/** Sessions are looked up before a practice is known: the id is a secret's hash and belongs to one member. */
const columns = [
  'id',
  'practice_id as practiceId',
  'member_id as memberId',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'last_active_at as lastActiveAt',
  'locked_at as lockedAt',
  'device',
  'held_document_id as heldDocumentId',
  'held_until as heldUntil',
  'shaded_at as shadedAt',
  'pin_failures as pinFailures',
] as const

export async function findSession(db: Reader, id: SessionId): Promise<SessionRow | undefined> {
  return db.selectFrom('session').select(columns).where('id', '=', id).executeTakeFirst()
}

export async function listSessionsOf(db: Reader, memberId: MemberId): Promise<SessionRow[]> {
  return db.selectFrom('session').select(columns).where('member_id', '=', memberId).execute()
}

/** The rows of many sessions at once, of whatever practices: for sockets, which are looked at together. */
export async function listSessions(db: Reader, ids: readonly SessionId[]): Promise<SessionRow[]> {
  if (ids.length === 0) return []
  return db.selectFrom('session').select(columns).where('id', 'in', ids).execute()
}

/** Whether a session is there, neither locked nor shaded, and not past its end. */
export async function isSessionOpen(tx: Tx, practiceId: PracticeId, id: SessionId, now: Millis): Promise<boolean> {
  const found = await tx
    .selectFrom('session')
    .select('id')
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .where('shaded_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return found !== undefined
}

export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      id: session.id,
      practice_id: session.practiceId,
      member_id: session.memberId,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
      last_active_at: session.lastActiveAt,
      locked_at: session.lockedAt,
      device: session.device,
      held_document_id: session.heldDocumentId,
      held_until: session.heldUntil,
      shaded_at: session.shadedAt,
      pin_failures: session.pinFailures,
    })
    .execute()
}

/** Notes that its member did something. What is locked or shaded, or was last active before `idleBefore`, stays as it is. */
export async function touchSession(tx: Tx, id: SessionId, at: Millis, idleBefore: Millis): Promise<void> {
  await tx
    .updateTable('session')
    .set({ last_active_at: at })
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .where('shaded_at', 'is', null)
    .where('last_active_at', '>', idleBefore)
    .execute()
}

/** Locks a session that is not locked yet; nothing holds it any more. */
export async function lockSession(tx: Tx, id: SessionId, at: Millis): Promise<void> {
  await tx
    .updateTable('session')
    .set({ locked_at: at, held_document_id: null, held_until: null })
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .execute()
}

/** Draws the shade over a session that is held. False, and nothing happens, where it is not, or is locked. */
export async function shadeSession(tx: Tx, id: SessionId, at: Millis): Promise<boolean> {
  const shaded = await tx
    .updateTable('session')
    .set({ shaded_at: at })
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .where('held_until', '>', at)
    .executeTakeFirst()
  return shaded.numUpdatedRows === 1n
}

/** Holds a session at a document until a moment, or with null no more. False, and nothing happens, where it is locked or gone. */
export async function setHold(
  tx: Tx,
  practiceId: PracticeId,
  id: SessionId,
  hold: { documentId: DocumentId; until: Millis } | null,
): Promise<boolean> {
  const set = await tx
    .updateTable('session')
    .set({ held_document_id: hold?.documentId ?? null, held_until: hold?.until ?? null })
    .where('practice_id', '=', practiceId)
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .executeTakeFirst()
  return set.numUpdatedRows === 1n
}

/** False where it was gone before. */
export async function deleteSession(tx: Tx, id: SessionId): Promise<boolean> {
  const deleted = await tx.deleteFrom('session').where('id', '=', id).executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

export async function deleteSessionsOf(tx: Tx, memberId: MemberId): Promise<void> {
  await tx.deleteFrom('session').where('member_id', '=', memberId).execute()
}

/** Removes what is past its end. */
export async function deleteEndedSessions(tx: Tx, now: Millis): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<=', now).execute()
}
