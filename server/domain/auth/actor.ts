import { findMember } from '../../storage/repos/people.ts'
import type { Actor, Services } from '../services.ts'
import type { Session, Sessions } from './sessions.ts'

/** Who sends a `Cookie` header: the member and the open session, or undefined. */
export async function findActor(
  services: Services,
  sessions: Sessions,
  cookieHeader: string | undefined,
): Promise<{ actor: Actor; session: Session } | undefined> {
  const session = await sessions.find(cookieHeader)
  if (!session) return undefined
  const actor = await actorOfSession(services, session)
  return actor && { actor, session }
}

/** The member behind a session, with the roles of this moment. */
export async function actorOfSession(services: Services, session: Session): Promise<Actor | undefined> {
  const member = await findMember(services.database.read, session.practiceId, session.memberId)
  if (!member) return undefined
  const { name, email, color, roles } = member
  return {
    practiceId: session.practiceId,
    memberId: session.memberId,
    sessionId: session.id,
    name,
    email,
    color,
    roles,
  }
}
