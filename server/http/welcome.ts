import type { Me } from '../../shared/api/people.ts'
import { DomainError } from '../../shared/errors/catalogue.ts'
import { actorOfSession } from '../domain/auth/actor.ts'
import type { Session } from '../domain/auth/sessionLife.ts'
import { signOut } from '../domain/auth/signIn.ts'
import { closedSessionOf, type HttpContext, type HttpServices } from './context.ts'
import { presentMe } from './present/people.ts'

/** Answers whoever has just come in: with their session in a cookie, and who they are. */
export async function welcome(
  services: HttpServices,
  c: HttpContext,
  begun: { session: Session; setCookie: string },
): Promise<Me> {
  // A session that this browser had before ends here: signing in never adds to what an old cookie can do.
  const before = c.get('session') ?? closedSessionOf(c)
  if (before) await signOut(services, services.door.sessions, before)
  const actor = await actorOfSession(services, begun.session)
  if (!actor) throw new DomainError('invalid_credentials')
  c.header('Set-Cookie', begun.setCookie)
  return presentMe(services, actor)
}

/** Answers whoever has unlocked their session: with its new token in a cookie, and who they are. */
export async function cameBack(
  services: HttpServices,
  c: HttpContext,
  renewed: { session: Session; setCookie: string },
): Promise<Me> {
  const actor = await actorOfSession(services, renewed.session)
  if (!actor) throw new DomainError('not_signed_in')
  c.header('Set-Cookie', renewed.setCookie)
  return presentMe(services, actor)
}

/**
 * Gives the session behind a request a new token, as every change of what its member may do asks for. From here on the
 * request goes on with the roles that the member has now.
 */
export async function rotate(services: HttpServices, c: HttpContext): Promise<void> {
  const before = c.get('session')
  if (!before) return
  const { session, setCookie } = await services.door.sessions.rotate({ id: before.id })
  services.publisher.publish({ type: 'sessionsEnded', sessionIds: [before.id] })
  const actor = await actorOfSession(services, session)
  if (!actor) throw new DomainError('not_signed_in')
  c.set('session', session)
  c.set('actor', actor)
  c.header('Set-Cookie', setCookie)
}
