import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { endSessionsOf } from '../../server/domain/auth/endSessions.ts'
import { absoluteLimit, idleLimit } from '../../server/domain/auth/sessionLife.ts'
import { luciaSessions, type Sessions } from '../../server/domain/auth/sessions.ts'
import type { Database } from '../../server/storage/database.ts'
import { findSession, setHold } from '../../server/storage/repos/sessions.ts'
import { ids, makeMember, makePractice, storeOf } from '../storage/store.ts'
import { everydayDialects, testClock } from '../support/app.ts'

/** Everything that can keep sessions. Another library has to pass what follows before it takes the place of this one. */
const keepers: readonly { keeper: string; sessionsOf: (database: Database, clock: () => number) => Sessions }[] = [
  { keeper: 'Lucia', sessionsOf: luciaSessions },
]
const cases = keepers.flatMap((keeper) => everydayDialects.map((dialect) => ({ ...keeper, dialect })))

const minutes = 60_000
const nameOfCookie = '__Host-throughline'

describe.each(cases)('a session kept by $keeper on $dialect', ({ sessionsOf, dialect }) => {
  const store = storeOf(dialect)
  const begin = async () => {
    const { database } = store.now
    const clock = testClock()
    const sessions = sessionsOf(database, clock.now)
    const practiceId = await makePractice(database)
    const memberId = await makeMember(database, practiceId)
    const { session, setCookie } = await sessions.begin({ practiceId, memberId })
    const cookie = setCookie.split(';')[0] ?? ''
    return { clock, sessions, practiceId, memberId, session, setCookie, cookie, token: cookie.split('=')[1] ?? '' }
  }

  it('is found by the cookie that its member got, and belongs to that member', async () => {
    const { sessions, cookie, session, memberId, practiceId } = await begin()
    expect(session).toMatchObject({ memberId, practiceId })
    expect(await sessions.find(cookie)).toEqual(session)
    expect(await sessions.find(`theme=dark; ${cookie}; other=1`)).toEqual(session)
  })

  it('has a cookie that scripts, other sites and unencrypted connections do not get', async () => {
    const { sessions, setCookie } = await begin()
    for (const header of [setCookie, sessions.clearCookie]) {
      const [pair, ...attributes] = header.split('; ')
      expect(pair?.startsWith(`${nameOfCookie}=`)).toBe(true)
      const lower = attributes.map((attribute) => attribute.toLowerCase())
      expect(lower).toEqual(expect.arrayContaining(['httponly', 'secure', 'path=/']))
      expect(lower.some((attribute) => /^samesite=(lax|strict)$/.test(attribute))).toBe(true)
      expect(lower.some((attribute) => attribute.startsWith('domain'))).toBe(false)
    }
    expect(sessions.clearCookie).toMatch(new RegExp(`^${nameOfCookie}=;.*Max-Age=0`))
  })

  it('has a secret of 256 random bits, which is stored nowhere', async () => {
    const { sessions, token, session, practiceId, memberId } = await begin()
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(session.id).toBe(createHash('sha256').update(token).digest('hex'))
    const rows = await store.now.elsewhere('select * from session')
    expect(JSON.stringify(rows)).toContain(session.id)
    expect(JSON.stringify(rows)).not.toContain(token)
    const again = await sessions.begin({ practiceId, memberId })
    expect(again.setCookie).not.toContain(token)
    // Whoever reads the database cannot use what is in it.
    expect(await sessions.find(`${nameOfCookie}=${session.id}`)).toBeUndefined()
  })

  it('is found by nothing that is no cookie of its own, and nothing of that is an error', async () => {
    const { sessions, token } = await begin()
    const headers = [
      undefined,
      '',
      'x=%',
      ';;;=',
      `${nameOfCookie}`,
      `${nameOfCookie}=`,
      `${nameOfCookie}=%`,
      `${nameOfCookie}=%E0%A4%A`,
      `${nameOfCookie}=${'a'.repeat(43)}`,
      `${nameOfCookie}=${token.slice(0, -1)}`,
      `${nameOfCookie}=${token}a`,
      `${nameOfCookie}=${token.toLowerCase()}!`,
      `throughline=${token}`,
      `${nameOfCookie.toLowerCase()}=${token}`,
      `${nameOfCookie}="${'a'.repeat(100_000)}"`,
      `${nameOfCookie}=${"' or 1=1 --"}`,
    ]
    for (const header of headers) expect(await sessions.find(header), header).toBeUndefined()
  })

  it('ends 15 minutes after its member last did something; being looked at keeps nothing open', async () => {
    const { clock, sessions, cookie, session } = await begin()
    clock.advance(idleLimit - minutes)
    expect(await sessions.find(cookie)).toBeDefined()
    expect(await sessions.reaching([session.id])).toEqual(new Map([[session.id, 'everything']]))
    clock.advance(minutes)
    expect(await sessions.find(cookie)).toBeUndefined()
    expect(await sessions.reaching([session.id])).toEqual(new Map())
    expect(idleLimit).toBe(15 * minutes)
  })

  it('is locked when nobody used it, or at once when asked; no late act unlocks it, and its end stays where it was', async () => {
    const { clock, sessions, cookie, session, memberId } = await begin()
    clock.advance(idleLimit)
    expect(await sessions.look(cookie)).toEqual({ state: 'locked', session })
    await sessions.touch(session)
    expect((await sessions.look(cookie)).state).toBe('locked')
    const unlocked = await sessions.rotate(session)
    const renewed = unlocked.setCookie.split(';')[0]
    expect(await sessions.look(cookie)).toEqual({ state: 'over' })
    expect(await sessions.look(renewed)).toMatchObject({ state: 'open', session: { expiresAt: session.expiresAt } })
    await sessions.lock(unlocked.session.id)
    clock.advance(minutes)
    await sessions.touch(unlocked.session)
    expect(await sessions.find(renewed)).toBeUndefined()
    expect((await sessions.look(renewed)).state).toBe('locked')
    expect(await sessions.reaching([unlocked.session.id])).toEqual(new Map())
    expect(await sessions.listOf(memberId)).toMatchObject([{ state: 'locked' }])
    clock.advance(absoluteLimit)
    expect(await sessions.look(renewed)).toEqual({ state: 'over' })
    expect(await sessions.listOf(memberId)).toEqual([])
  })

  it('goes on under a new token with the hold that it has then, whatever the request saw', async () => {
    const { clock, sessions, practiceId, session } = await begin()
    const documentId = ids.document()
    const hold = { documentId, until: clock.now() + minutes }
    await store.now.database.write((tx) => setHold(tx, practiceId, session.id, hold))
    const renewed = await sessions.rotate(session)
    const row = await findSession(store.now.database.read, renewed.session.id)
    expect(row).toMatchObject({ heldDocumentId: documentId, heldUntil: hold.until })
    expect(renewed.session.heldDocumentId).toBe(documentId)
  })

  it('that session mode holds at a note is shaded instead of locked, reaches that note alone, and is locked when nothing holds it', async () => {
    const { clock, sessions, practiceId, session, cookie, memberId } = await begin()
    const documentId = ids.document()
    const hold = (until: number) =>
      store.now.database.write((tx) => setHold(tx, practiceId, session.id, { documentId, until }))
    const state = async () => (await sessions.look(cookie)).state
    await hold(clock.now() + idleLimit + minutes)
    expect(await state()).toBe('open')
    expect(await sessions.reaching([session.id])).toEqual(new Map([[session.id, 'everything']]))
    clock.advance(idleLimit)
    expect(await sessions.look(cookie)).toMatchObject({ state: 'shaded', documentId })
    expect(await sessions.find(cookie)).toBeUndefined()
    expect(await sessions.reaching([session.id])).toEqual(new Map([[session.id, documentId]]))
    // Neither words under the shade nor a page that goes on by itself lift it.
    await sessions.touch(session)
    expect(await state()).toBe('shaded')
    expect(await sessions.listOf(memberId)).toMatchObject([{ state: 'shaded' }])
    clock.advance(minutes)
    expect(await state()).toBe('locked')
    expect(await sessions.reaching([session.id])).toEqual(new Map())
  })

  it('that is locked by hand while it is held is shaded, once and again, and comes back open and held under a new token', async () => {
    const { clock, sessions, practiceId, session, cookie } = await begin()
    const held = { documentId: ids.document(), until: clock.now() + 5 * minutes }
    await store.now.database.write((tx) => setHold(tx, practiceId, session.id, held))
    expect((await sessions.lock(session.id)).state).toBe('shaded')
    expect((await sessions.lock(session.id)).state).toBe('shaded')
    await sessions.touch(session)
    const life = await sessions.look(cookie)
    if (life.state !== 'shaded') throw new Error('It is shaded.')
    const renewed = await sessions.rotate(life.session)
    const back = await sessions.look(renewed.setCookie.split(';')[0])
    expect(back).toMatchObject({ state: 'open', session: { heldDocumentId: held.documentId, shadedAt: null } })
    expect(await sessions.look(cookie)).toEqual({ state: 'over' })
    clock.advance(5 * minutes)
    expect((await sessions.lock(renewed.session.id)).state).toBe('locked')
    const again = { ...held, until: clock.now() + minutes }
    expect(await store.now.database.write((tx) => setHold(tx, practiceId, renewed.session.id, again))).toBe(false)
  })

  it('that was ended is not begun again by giving it a new token', async () => {
    const { sessions, session, memberId } = await begin()
    await sessions.end(session.id)
    await expect(sessions.rotate(session)).rejects.toThrow('not_signed_in')
    expect(await sessions.listOf(memberId)).toEqual([])
  })

  it('goes on while its member does something, and ends after 12 hours whatever happens', async () => {
    const { clock, sessions, cookie } = await begin()
    expect(absoluteLimit).toBe(12 * 60 * minutes)
    for (let gone = 0; gone < absoluteLimit - 10 * minutes; gone += 10 * minutes) {
      const found = await sessions.find(cookie)
      if (!found) throw new Error(`The session ended after ${gone / minutes} minutes.`)
      await sessions.touch(found)
      clock.advance(10 * minutes)
    }
    const last = await sessions.find(cookie)
    if (!last) throw new Error('The session has ten minutes left.')
    await sessions.touch(last)
    clock.advance(10 * minutes)
    await sessions.touch(last)
    expect(await sessions.find(cookie)).toBeUndefined()
    expect(await sessions.reaching([last.id])).toEqual(new Map())
  })

  it('that has ended is not opened again by a late act', async () => {
    const { clock, sessions, cookie, session } = await begin()
    await sessions.end(session.id)
    clock.advance(minutes)
    await sessions.touch(session)
    expect(await sessions.find(cookie)).toBeUndefined()
    expect(await sessions.reaching([session.id])).toEqual(new Map())
    await sessions.end(session.id)
  })

  it('ends alone, or with all others of its member, and with nobody else’s', async () => {
    const { sessions, practiceId, memberId, session, cookie } = await begin()
    const colleague = await makeMember(store.now.database, practiceId)
    const [second, theirs] = [
      await sessions.begin({ practiceId, memberId }),
      await sessions.begin({ practiceId, memberId: colleague }),
    ]
    const third = await sessions.begin({ practiceId, memberId })
    await sessions.end(third.session.id)
    expect(await sessions.find(cookie)).toBeDefined()
    const ended = await store.now.database.write((tx) => endSessionsOf(tx, memberId))
    expect(new Set(ended)).toEqual(new Set([session.id, second.session.id]))
    const all = [session.id, second.session.id, third.session.id, theirs.session.id]
    expect(await sessions.reaching(all)).toEqual(new Map([[theirs.session.id, 'everything']]))
    expect(await sessions.find(cookie)).toBeUndefined()
    expect(await sessions.reaching([])).toEqual(new Map())
  })

  it('that is past its end is removed, and no other', async () => {
    const { clock, sessions, practiceId, memberId, session } = await begin()
    clock.advance(absoluteLimit)
    const fresh = await sessions.begin({ practiceId, memberId })
    await sessions.forgetEnded()
    const rows = await store.now.elsewhere('select id from session')
    const left = rows.map((row) => row.id)
    expect(left).not.toContain(session.id)
    expect(left).toContain(fresh.session.id)
  })
})
