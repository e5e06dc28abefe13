import { findMember } from '../../storage/repos/people.ts'
import type { Actor, Services } from '../services.ts'
import type { Session, Sessions } from './sessions.ts'

/** Who sends a `Cookie` header: the member and the open session; of a locked one, the session alone. */
export type Caller =
  | { state: 'open'; actor: Actor; session: Session }
  | { state: 'locked'; session: Session }
  | { state: 'over' }

export async function findCaller(
  services: Services,
  sessions: Sessions,
  cookieHeader: string | undefined,
): Promise<Caller> {
  const life = await sessions.look(cookieHeader)
  if (life.state !== 'open') return life
  const actor = await actorOfSession(services, life.session)
  return actor ? { ...life, actor } : { state: 'over' }
}

/** The member and the open session behind a `Cookie` header, or undefined. */
export async function findActor(
  services: Services,
  sessions: Sessions,
  cookieHeader: string | undefined,
): Promise<{ actor: Actor; session: Session } | undefined> {
  const found = await findCaller(services, sessions, cookieHeader)
  return found.state === 'open' ? found : undefined
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
