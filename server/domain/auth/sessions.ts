import { parse } from 'hono/utils/cookie'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import { DomainError } from '../../../shared/errors/catalogue.ts'
import { type DocumentId, MemberId, type PracticeId, SessionId } from '../../../shared/ids.ts'
import type { Database } from '../../storage/database.ts'
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  listSessions,
  listSessionsOf,
  lockSession,
  type SessionRow,
  shadeSession,
  touchSession,
} from '../../storage/repos/sessions.ts'
import { fingerprint, newSecret } from './secrets.ts'
import { absoluteLimit, idleLimit, lifeOf, type Session, type SessionLife } from './sessionLife.ts'

/** How exactly the last act is remembered. */
const touchEvery = 30_000

const cookieName = '__Host-throughline'

type SessionAttributes = Omit<SessionRow, 'id' | 'memberId' | 'expiresAt'>

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes>
    DatabaseSessionAttributes: SessionAttributes
  }
}

/** What the sockets of a session may go on with: those of every document, or of the one at which it is shaded. */
export type Reach = 'everything' | DocumentId

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
  /** What each of these sessions still reaches. Those that are locked or over are not in the answer. */
  reaching(ids: readonly SessionId[]): Promise<Map<SessionId, Reach>>
  /** Remembers that the member did something just now. What is locked or shaded stays so. */
  touch(session: Session): Promise<void>
  /** Locks an open session at once, or shades one that is held at a note; says which. */
  lock(id: SessionId): Promise<SessionLife>
  /**
   * Gives a session a new token and ends the old one; it is open then, and its end stays where it was, as does what holds
   * it at that moment. Tries with a PIN are counted anew where it was unlocked. Rejects with `not_signed_in` where it was ended
   * meanwhile.
   */
  rotate(session: Pick<Session, 'id'> & { pinFailures?: number }): Promise<{ session: Session; setCookie: string }>
  end(id: SessionId): Promise<void>
  /** Removes rows of sessions that have ended by themselves. */
  forgetEnded(): Promise<void>
  /** The header that makes a browser forget the cookie. */
  readonly clearCookie: string
}

/** Sessions as Lucia keeps them in the database. `clock`: milliseconds since 1970. */
export function luciaSessions(database: Database, clock: () => number): Sessions {
  const lucia = new Lucia(adapterTo(database), {
    sessionExpiresIn: new TimeSpan(absoluteLimit, 'ms'),
    sessionCookie: { name: cookieName, attributes: { secure: true, sameSite: 'lax', path: '/' } },
    getSessionAttributes: (attributes): SessionAttributes => attributes,
  })
  const lifeNow = (session: Session | undefined): SessionLife =>
    session ? lifeOf(session, clock()) : { state: 'over' }

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
      return create(memberId, { practiceId, createdAt: now, lastActiveAt: now, device, ...untouched })
    },
    async rotate(before) {
      const token = newSecret()
      const id = SessionId.parse(fingerprint(token))
      const session = await database.write(async (tx) => {
        const there = await findSession(tx, before.id)
        if (!there || !(await deleteSession(tx, before.id))) throw new DomainError('not_signed_in')
        const opened = { lastActiveAt: clock(), lockedAt: null, shadedAt: null }
        const renewed = { ...there, id, ...opened, pinFailures: before.pinFailures ?? there.pinFailures }
        await insertSession(tx, renewed)
        return renewed
      })
      return { session, setCookie: lucia.createSessionCookie(token).serialize() }
    },
    async look(cookieHeader) {
      const token = cookieHeader === undefined ? undefined : readToken(cookieHeader)
      if (token === undefined) return { state: 'over' }
      const { session } = await lucia.validateSession(fingerprint(token))
      if (!session) return { state: 'over' }
      return lifeNow({
        id: SessionId.parse(session.id),
        memberId: MemberId.parse(session.userId),
        expiresAt: session.createdAt + absoluteLimit,
        ...attributesOf(session),
      })
    },
    async find(cookieHeader) {
      const life = await this.look(cookieHeader)
      return life.state === 'open' ? life.session : undefined
    },
    async listOf(memberId) {
      const rows = await listSessionsOf(database.read, memberId)
      return rows
        .toSorted((one, other) => other.lastActiveAt - one.lastActiveAt)
        .map(lifeNow)
        .filter((life) => life.state !== 'over')
    },
    async reaching(ids) {
      const reaches = new Map<SessionId, Reach>()
      for (const life of (await listSessions(database.read, ids)).map(lifeNow)) {
        if (life.state === 'open') reaches.set(life.session.id, 'everything')
        if (life.state === 'shaded') reaches.set(life.session.id, life.documentId)
      }
      return reaches
    },
    async touch(session) {
      const now = clock()
      if (now - session.lastActiveAt < touchEvery) return
      session.lastActiveAt = now
      await database.write((tx) => touchSession(tx, session.id, now, now - idleLimit))
    },
    lock: (id) =>
      database.write(async (tx) => {
        const now = clock()
        if (!(await shadeSession(tx, id, now))) await lockSession(tx, id, now)
        return lifeNow(await findSession(tx, id))
      }),
    end: (id) => lucia.invalidateSession(id),
    forgetEnded: () => database.write((tx) => deleteEndedSessions(tx, clock())),
  }
}

/** Of a session that has just begun: nobody locked it, and nothing holds it. */
const untouched = { lockedAt: null, heldDocumentId: null, heldUntil: null, shadedAt: null, pinFailures: 0 } as const

/** What a row of ours holds beside what Lucia names in its own way. */
function attributesOf(row: SessionAttributes): SessionAttributes {
  const { practiceId, createdAt, lastActiveAt, lockedAt, device } = row
  const { heldDocumentId, heldUntil, shadedAt, pinFailures } = row
  return {
    practiceId,
    createdAt,
    lastActiveAt,
    lockedAt,
    device,
    heldDocumentId,
    heldUntil,
    shadedAt,
    pinFailures,
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
    attributes: attributesOf(row),
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
