import type { MemberId, SessionId } from '../../../shared/ids.ts'
import type { Tx } from '../../storage/database.ts'
import { deleteSession, listSessionsOf } from '../../storage/repos/sessions.ts'

/**
 * Ends a member's sessions in the act's own transaction, all but `except`, and says which they were. The caller
 * publishes `sessionsEnded` after the commit, so that their sockets end at once as well.
 */
export async function endSessionsOf(tx: Tx, memberId: MemberId, except?: SessionId): Promise<SessionId[]> {
  const ended = (await listSessionsOf(tx, memberId)).map((session) => session.id).filter((id) => id !== except)
  for (const id of ended) await deleteSession(tx, id)
  return ended
}
