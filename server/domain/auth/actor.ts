import type { DocumentId } from '../../../shared/ids.ts'
import { findMember } from '../../storage/repos/people.ts'
import type { Actor, Services } from '../services.ts'
import type { Session, SessionLife } from './sessionLife.ts'
import type { Sessions } from './sessions.ts'

/** Who sends a `Cookie` header: the member and the open session; of a locked or shaded one, the session alone. */
export type Caller = { state: 'open'; actor: Actor; session: Session } | Exclude<SessionLife, { state: 'open' }>

/** Whom a `Cookie` header stands for. `over` where there is no session, it has ended, or its member is no member any more. */
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

/**
 * The member whose sockets may reach a document, by a `Cookie` header: of an open session any, of a shaded one the document
 * at which it is held.
 */
export async function findActorFor(
  services: Services,
  sessions: Sessions,
  cookieHeader: string | undefined,
  documentId: DocumentId | null,
): Promise<{ actor: Actor; session: Session } | undefined> {
  const found = await findCaller(services, sessions, cookieHeader)
  if (found.state === 'open') return found
  if (found.state !== 'shaded' || found.documentId !== documentId) return undefined
  const actor = await actorOfSession(services, found.session)
  return actor && { actor, session: found.session }
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
