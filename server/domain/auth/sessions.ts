import { parse } from 'hono/utils/cookie'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { MemberId, type PracticeId, SessionId } from '../../../shared/ids.ts'
import type { Database } from '../../storage/database.ts'
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  listSessionsOf,
  lockSession,
  type SessionRow,
  touchSession,
} from '../../storage/repos/sessions.ts'
import { fingerprint, newSecret } from './secrets.ts'

/** A session is locked this long after the last act of its member, where a live socket alone is no act. */
export const idleLimit = 15 * 60_000
/** A session ends this long after it began, whatever its member does. */
export const absoluteLimit = 12 * 60 * 60_000
/** How exactly the last act is remembered. */
const touchEvery = 30_000

const cookieName = '__Host-throughline'

interface SessionAttributes {
  practiceId: PracticeId
  createdAt: number
  lastActiveAt: number
  lockedAt: number | null
  device: string
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes>
    DatabaseSessionAttributes: SessionAttributes
  }
}

/** A session and whose it is. */
export type Session = SessionRow

/**
 * Where a session is in its life. An open one lets its member in; a locked one lets nobody in until its member has
 * unlocked it; one that is over is as if it had never been.
 */
export type SessionLife =
  | { state: 'open'; session: Session }
  | { state: 'locked'; session: Session }
  | { state: 'over' }

/**
 * Sessions, behind which Lucia works. Nothing outside this file knows Lucia: another library has to do what these
 * functions promise, and the suite in `tests/access/sessions.test.ts` checks it.
 */
export interface Sessions {
  /** Begins a session. The token goes into the cookie and is stored nowhere. */
  begin(member: {
    practiceId: PracticeId
    memberId: MemberId
    /** The browser and system, in plain words. */
    device?: string
  }): Promise<{ session: Session; setCookie: string }>
  /** Where the session of a `Cookie` header is in its life; over where there is none, or the header is not readable. */
  look(cookieHeader: string | undefined): Promise<SessionLife>
  /** The open session of a `Cookie` header, or undefined. */
  find(cookieHeader: string | undefined): Promise<Session | undefined>
  /** A member's sessions that are not over, the newest activity first. */
  listOf(memberId: MemberId): Promise<Exclude<SessionLife, { state: 'over' }>[]>
  /** Which of these sessions are still open: neither locked nor over. */
  stillOpen(ids: readonly SessionId[]): Promise<Set<SessionId>>
  /** Remembers that the member did something just now. What is locked stays locked. */
  touch(session: Session): Promise<void>
  /** Locks an open session at once. */
  lock(id: SessionId): Promise<void>
  /**
   * Gives a session a new token and ends the old one; it is open then, and its end stays where it was. Rejects with
   * `not_signed_in` where it was ended meanwhile.
   */
  rotate(session: Session): Promise<{ session: Session; setCookie: string }>
  end(id: SessionId): Promise<void>
  /** Removes rows of sessions that have ended by themselves. */
  forgetEnded(): Promise<void>
  /** The header that makes a browser forget the cookie. */
  readonly clearCookie: string
}

export function luciaSessions(database: Database, clock: () => number): Sessions {
  const lucia = new Lucia(adapterTo(database), {
    sessionExpiresIn: new TimeSpan(absoluteLimit, 'ms'),
    sessionCookie: { name: cookieName, attributes: { secure: true, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (attributes): SessionAttributes => attributes,
  })
  const stateOf = (session: Pick<Session, 'expiresAt' | 'lastActiveAt' | 'lockedAt'>): SessionLife['state'] => {
    const now = clock()
    if (session.expiresAt <= now) return 'over'
    return session.lockedAt !== null || session.lastActiveAt + idleLimit <= now ? 'locked' : 'open'
  }
  const lifeOf = (session: Session): SessionLife => {
    const state = stateOf(session)
    return state === 'over' ? { state } : { state, session }
  }

  const create = async (memberId: MemberId, attributes: SessionAttributes) => {
    const token = newSecret()
    const created = await lucia.createSession(memberId, attributes, { sessionId: fingerprint(token) })
    const expiresAt = attributes.createdAt + absoluteLimit
    const session = { id: SessionId.parse(created.id), memberId, expiresAt, ...attributes }
    return { session, setCookie: lucia.createSessionCookie(token).serialize() }
  }

  return {
    clearCookie: lucia.createBlankSessionCookie().serialize(),
    begin({ practiceId, memberId, device = '' }) {
      const now = clock()
      return create(memberId, { practiceId, createdAt: now, lastActiveAt: now, lockedAt: null, device })
    },
    async rotate(before) {
      const token = newSecret()
      const id = SessionId.parse(fingerprint(token))
      const session = { ...before, id, lastActiveAt: clock(), lockedAt: null }
      await database.write(async (tx) => {
        if (!(await deleteSession(tx, before.id))) throw new DomainError('not_signed_in')
        await insertSession(tx, session)
      })
      return { session, setCookie: lucia.createSessionCookie(token).serialize() }
    },
    async look(cookieHeader) {
      const token = cookieHeader === undefined ? undefined : readToken(cookieHeader)
      if (token === undefined) return { state: 'over' }
      const { session } = await lucia.validateSession(fingerprint(token))
      if (!session) return { state: 'over' }
      const { practiceId, createdAt, lastActiveAt, lockedAt, device } = session
      const found: Session = {
        id: SessionId.parse(session.id),
        memberId: MemberId.parse(session.userId),
        practiceId,
        createdAt,
        expiresAt: createdAt + absoluteLimit,
        lastActiveAt,
        lockedAt,
        device,
      }
      return lifeOf(found)
    },
    async find(cookieHeader) {
      const life = await this.look(cookieHeader)
      return life.state === 'open' ? life.session : undefined
    },
    async listOf(memberId) {
      const rows = await listSessionsOf(database.read, memberId)
      return rows
        .toSorted((one, other) => other.lastActiveAt - one.lastActiveAt)
        .map(lifeOf)
        .filter((life) => life.state !== 'over')
    },
    async stillOpen(ids) {
      if (ids.length === 0) return new Set()
      const rows = await database.read
        .selectFrom('session')
        .select(['id', 'expires_at as expiresAt', 'last_active_at as lastActiveAt', 'locked_at as lockedAt'])
        .where('id', 'in', ids)
        .execute()
      return new Set(rows.filter((row) => stateOf(row) === 'open').map((row) => row.id))
    },
    async touch(session) {
      const now = clock()
      if (now - session.lastActiveAt < touchEvery) return
      session.lastActiveAt = now
      await database.write((tx) => touchSession(tx, session.id, now, now - idleLimit))
    },
    lock: (id) => database.write((tx) => lockSession(tx, id, clock())),
    end: (id) => lucia.invalidateSession(id),
    forgetEnded: () => database.write((tx) => deleteEndedSessions(tx, clock())),
  }
}

/** Lucia's own reader throws on `x=%`; this one finds no cookie there. */
function readToken(cookieHeader: string): string | undefined {
  const token = parse(cookieHeader, cookieName)[cookieName]
  return token !== undefined && /^[A-Za-z0-9_-]{43}$/.test(token) ? token : undefined
}

function adapterTo(database: Database): Adapter {
  const toLucia = (row: SessionRow) => ({
    id: row.id,
    userId: row.memberId,
    expiresAt: new Date(row.expiresAt),
    attributes: {
      practiceId: row.practiceId,
      createdAt: row.createdAt,
      lastActiveAt: row.lastActiveAt,
      lockedAt: row.lockedAt,
      device: row.device,
    },
  })
  return {
    async getSessionAndUser(id) {
      const row = await findSession(database.read, SessionId.parse(id))
      return row ? [toLucia(row), { id: row.memberId, attributes: {} }] : [null, null]
    },
    async getUserSessions(userId) {
      return (await listSessionsOf(database.read, MemberId.parse(userId))).map(toLucia)
    },
    async setSession({ id, userId, attributes }) {
      const expiresAt = attributes.createdAt + absoluteLimit
      const row = { id: SessionId.parse(id), memberId: MemberId.parse(userId), expiresAt, ...attributes }
      await database.write((tx) => insertSession(tx, row))
    },
    // Lucia would move the end of a session that is used; here the end is absolute.
    async updateSessionExpiration() {},
    deleteSession: async (id) => {
      await database.write((tx) => deleteSession(tx, SessionId.parse(id)))
    },
    deleteUserSessions: (userId) => database.write((tx) => deleteSessionsOf(tx, MemberId.parse(userId))),
    deleteExpiredSessions: async () => undefined,
  }
}
