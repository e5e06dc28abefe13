import { expect, test } from 'vitest'
import { idleLimit } from '../../server/domain/auth/sessionLife.ts'
import { holdFor } from '../../server/domain/auth/sessionMode.ts'
import { SessionMode, SessionNow } from '../../shared/api/pin.ts'
import { closeCodes } from '../../shared/sync/closeCodes.ts'
import { caller, cookieOf, newNote, password } from '../support/actors.ts'
import { dialects } from '../support/app.ts'
import { connect, openRaw, UpgradeRefused, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, apart, back, lock, pair } from './pair.ts'

const sessionMode = (note: { id: string }) => `/api/notes/${note.id}/session-mode`
const codeOf = async (response: Response) => {
  const body: unknown = await response.json()
  return typeof body === 'object' && body && 'code' in body ? body.code : null
}

/** The lead in session mode at the note, with another note of the case open beside it. */
async function inSessionMode(options: Parameters<typeof pair>[0] = {}) {
  const scene = await pair(options)
  const { lead, note, caseId } = scene
  const begin = async () => SessionMode.parse(await (await lead.call('POST', sessionMode(note))).json())
  const other = await newNote(lead, caseId)
  const beside = connect(lead, other)
  await beside.synced()
  const state = async () => SessionNow.parse(await (await lead.call('GET', '/api/auth/session')).json()).state
  expect(await begin()).toMatchObject({ state: 'open' })
  return { ...scene, begin, other, beside, state }
}

test.each(dialects)(
  'SYNC-55 a writer in session mode who does nothing is shaded: the note goes on, all else is closed and refused, on %s',
  async (dialect) => {
    const { app, lead, cotherapist, note, a, b, begin, other, beside, state } = await inSessionMode({ dialect })
    for (let minute = 0; minute < 16; minute += 4) {
      app.clock.advance(4 * 60_000)
      await Promise.all([begin(), cotherapist.call('POST', '/api/me/activity')])
    }
    expect(await state()).toBe('shaded')
    await until('the other note is closed', () => beside.closes.includes(closeCodes.sessionOver))
    write(a.doc, ' under the shade')
    await a.allSaved()
    await until('a colleague reads it', () => b.xml().includes('under the shade'))
    expect(a.closes).toEqual([])
    for (const path of ['/api/me', '/api/cases', `/api/notes/${note.id}`, `/api/notes/${note.id}/export`])
      expect(await codeOf(await lead.call('GET', path)), path).toBe('session_locked')
    for (const path of ['/api/me/device-keys', '/api/me/activity', '/api/auth/lock', sessionMode(other)])
      expect(await codeOf(await lead.call('POST', path)), path).toBe('session_locked')
    await expect(openRaw(lead, other)).rejects.toEqual(new UpgradeRefused(401))
    // A broken line may come back.
    apart(a)
    write(a.doc, ', and without a line')
    await back(a)
    await alike(a, b)
    expect(await state()).toBe('shaded')

    const opened = await lead.call('POST', '/api/auth/unlock', { password })
    expect(opened.status).toBe(200)
    await until('the old socket ends', () => a.closes.includes(closeCodes.sessionOver))
    const again = { ...lead, cookie: cookieOf(opened), call: caller(app.url, cookieOf(opened)) }
    const fresh = connect(again, note)
    await fresh.synced()
    expect(fresh.xml()).toContain('under the shade, and without a line')
    expect((await again.call('GET', '/api/me')).status).toBe(200)
  },
)

test('SYNC-55 a hold that lapses, or that its member ends under the shade, locks the session, and no renewal brings it back', async () => {
  for (const end of ['lapse', 'leave'] as const) {
    const { app, lead, note, a, state } = await inSessionMode()
    expect((await lead.call('POST', '/api/auth/lock')).status).toBe(204)
    expect(await state()).toBe('shaded')
    if (end === 'lapse') app.clock.advance(holdFor)
    else expect((await lead.call('DELETE', sessionMode(note))).status).toBe(204)
    await until('the socket is closed', () => a.closes.includes(closeCodes.sessionOver))
    expect(await state()).toBe('locked')
    expect(await codeOf(await lead.call('POST', sessionMode(note)))).toBe('session_locked')
    expect(await state()).toBe('locked')
    await expect(openRaw(lead, note)).rejects.toEqual(new UpgradeRefused(401))
  }
})

test('a page that renews its hold keeps nobody’s session open, and one that is not held is locked as ever', async () => {
  const { app, lead, note, begin } = await inSessionMode()
  app.clock.advance(idleLimit - 60_000)
  expect(await begin()).toMatchObject({ state: 'open' })
  app.clock.advance(60_000)
  expect(await begin()).toMatchObject({ state: 'shaded' })
  const opened = await lead.call('POST', '/api/auth/unlock', { password })
  const call = caller(app.url, cookieOf(opened))
  expect((await call('DELETE', sessionMode(note))).status).toBe(204)
  app.clock.advance(idleLimit)
  expect(await codeOf(await call('GET', '/api/me'))).toBe('session_locked')
  expect(await codeOf(await call('POST', sessionMode(note)))).toBe('session_locked')
  expect(SessionNow.parse(await (await call('GET', '/api/auth/session')).json()).state).toBe('locked')
  // The cookie from before the unlocking opens nothing any more.
  expect((await lead.call('GET', '/api/auth/session')).status).toBe(401)
})

test('nobody is held at a note that is not theirs to edit, is no session, or takes no words; another member inherits no hold', async () => {
  const scene = await inSessionMode()
  const { app, lead, cotherapist, supervisor, outsider, caseId, note } = scene
  const preparation = await newNote(lead, caseId, 'preparation-goals')
  const held = () =>
    app.services.database.read
      .selectFrom('session')
      .select(['member_id', 'held_document_id'])
      .where('held_document_id', 'is not', null)
      .execute()
  expect(await codeOf(await outsider.call('POST', sessionMode(note)))).toBe('not_found')
  expect(await codeOf(await supervisor.call('POST', sessionMode(note)))).toBe('not_allowed')
  expect(await codeOf(await cotherapist.call('POST', sessionMode(preparation)))).toBe('not_allowed')
  await lock(scene)
  expect(await codeOf(await cotherapist.call('POST', sessionMode(note)))).toBe('not_allowed')
  await lock(scene, false)
  expect(await held()).toEqual([{ member_id: lead.id, held_document_id: note.documentId }])

  await lead.call('POST', '/api/auth/lock')
  // On the same browser, with the lead's cookie.
  const theirs = await lead.call('POST', '/api/auth/sign-in', { email: cotherapist.email, password })
  expect(theirs.status).toBe(200)
  expect(await held()).toEqual([])
  expect((await lead.call('GET', '/api/auth/session')).status).toBe(401)
})
