import type { DocumentId } from '../../../shared/ids.ts'
import type { SessionRow } from '../../storage/repos/sessions.ts'

/** A session is locked this long after the last act of its member, where a live socket alone is no act. */
export const idleLimit = 15 * 60_000
/** A session ends this long after it began, whatever its member does. */
export const absoluteLimit = 12 * 60 * 60_000

/** A session and whose it is. */
export type Session = SessionRow

/**
 * Where a session is in its life. An open one lets its member in; a locked one lets nobody in until its member has
 * unlocked it; one that is over is as if it had never been. One that session mode holds at a note is not locked but
 * *shaded*: it reaches the sockets of that one document, and otherwise no more than a locked one.
 */
export type SessionLife =
  | { state: 'open'; session: Session }
  | { state: 'shaded'; session: Session; documentId: DocumentId }
  | { state: 'locked'; session: Session }
  | { state: 'over' }

/** Where a session is in its life at this moment, as a function of its row alone. */
export function lifeOf(session: Session, now: number): SessionLife {
  if (session.expiresAt <= now) return { state: 'over' }
  if (session.lockedAt !== null) return { state: 'locked', session }
  const isAway = session.shadedAt !== null || session.lastActiveAt + idleLimit <= now
  if (!isAway) return { state: 'open', session }
  const { heldDocumentId: documentId, heldUntil } = session
  const isHeld = documentId !== null && heldUntil !== null && heldUntil > now
  return isHeld ? { state: 'shaded', session, documentId } : { state: 'locked', session }
}
