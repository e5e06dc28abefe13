import { expect, it } from 'vitest'
import { absoluteLimit, idleLimit } from '../../server/domain/auth/sessionLife.ts'
import { DeviceKey, DeviceKeys, OwnSessions } from '../../shared/api/account.ts'
import { caller, clinic, cookieOf, password, signIn, type TestMember } from '../support/actors.ts'
import { type App, startApp } from '../support/app.ts'
import { connect } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'

const problemOf = async (response: Response) => {
  const body: unknown = await response.json()
  return { status: response.status, code: typeof body === 'object' && body && 'code' in body ? body.code : null }
}
const hashes = (app: App) => app.services.database.read.selectFrom('member').select('password_hash').execute()
const actions = async (app: App, member: TestMember) => {
  const entries = await app.services.database.read
    .selectFrom('audit_entry')
    .select('action')
    .where('member_id', '=', member.id)
    .orderBy('seq')
    .execute()
  return entries.map(({ action }) => action)
}

it('SYNC-54 SYNC-81 a member who locks is answered nothing but unlocking and the ways out, and every open note closes', async () => {
  const app = await startApp()
  const { lead, note } = await clinic(app)
  const client = connect(lead, note)
  await client.synced()
  expect((await lead.call('POST', '/api/auth/lock')).status).toBe(204)
  await until('the socket is closed', () => client.closes.includes(4401))
  for (const path of ['/api/me', '/api/cases', `/api/notes/${note.id}`, '/api/me/sessions'])
    expect(await problemOf(await lead.call('GET', path))).toEqual({ status: 401, code: 'session_locked' })
  expect(await problemOf(await lead.call('POST', '/api/me/device-keys'))).toEqual({
    status: 401,
    code: 'session_locked',
  })
  expect((await lead.call('POST', '/api/auth/sign-out')).status).toBe(204)
  expect(await problemOf(await lead.call('GET', '/api/me'))).toEqual({ status: 401, code: 'not_signed_in' })
})

it('a member who was idle for 15 minutes unlocks with the password alone, under a new cookie, until the 12 hours are over', async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  app.clock.advance(idleLimit)
  expect(await problemOf(await lead.call('GET', '/api/me'))).toEqual({ status: 401, code: 'session_locked' })
  const wrong = await lead.call('POST', '/api/auth/unlock', { password: 'not the password' })
  expect(await problemOf(wrong)).toEqual({ status: 401, code: 'invalid_credentials' })
  expect(wrong.headers.getSetCookie()).toEqual([])
  expect(await problemOf(await lead.call('GET', '/api/me'))).toEqual({ status: 401, code: 'session_locked' })
  const unlocked = await lead.call('POST', '/api/auth/unlock', { password })
  expect(unlocked.status).toBe(200)
  expect(await unlocked.json()).toMatchObject({ id: lead.id })
  const again = caller(app.url, cookieOf(unlocked))
  expect((await again('GET', '/api/me')).status).toBe(200)
  expect(await problemOf(await lead.call('GET', '/api/me'))).toEqual({ status: 401, code: 'not_signed_in' })
  app.clock.advance(absoluteLimit - idleLimit)
  expect(await problemOf(await again('POST', '/api/auth/unlock', { password }))).toEqual({
    status: 401,
    code: 'not_signed_in',
  })
  expect(await actions(app, lead)).toEqual(expect.arrayContaining(['sign_in.refused', 'session.unlocked']))
})

it('somebody who guesses at a lock screen is slowed down like one who guesses at the door', async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  await lead.call('POST', '/api/auth/lock')
  const statuses: number[] = []
  for (let guess = 0; guess < 4; guess++)
    statuses.push((await lead.call('POST', '/api/auth/unlock', { password: `guess ${guess}` })).status)
  expect(statuses).toEqual([401, 401, 401, 429])
})

it('a member who changes the password stays, under a new cookie, and is out everywhere else', async () => {
  const app = await startApp()
  const { lead, note } = await clinic(app)
  const elsewhere = await signIn(app, lead.email)
  const client = connect({ ...lead, cookie: elsewhere }, note)
  await client.synced()
  const chosen = 'another long password'
  const changed = await lead.call('PUT', '/api/me/password', { current: password, password: chosen })
  expect(changed.status).toBe(204)
  await until('the other socket is closed', () => client.closes.includes(4401))
  expect((await caller(app.url, elsewhere)('GET', '/api/me')).status).toBe(401)
  expect((await lead.call('GET', '/api/me')).status).toBe(401)
  expect((await caller(app.url, cookieOf(changed))('GET', '/api/me')).status).toBe(200)
  await expect(signIn(app, lead.email)).rejects.toThrow('401')
  await signIn(app, lead.email, chosen)
  expect(await actions(app, lead)).toContain('password.changed')
})

it('a wrong current password, or a new one that is too short, changes nothing', async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  const elsewhere = await signIn(app, lead.email)
  const before = await hashes(app)
  const wrong = await lead.call('PUT', '/api/me/password', { current: 'not it', password: 'another long password' })
  expect(await problemOf(wrong)).toEqual({ status: 401, code: 'invalid_credentials' })
  const short = await lead.call('PUT', '/api/me/password', { current: password, password: 'short' })
  expect(await problemOf(short)).toEqual({ status: 400, code: 'invalid_request' })
  expect(await hashes(app)).toEqual(before)
  for (const cookie of [lead.cookie, elsewhere])
    expect((await caller(app.url, cookie)('GET', '/api/me')).status).toBe(200)
})

it('a member sees where they are signed in, ends one, then all others; nobody ends a colleague’s', async () => {
  const app = await startApp()
  const { lead, cotherapist } = await clinic(app)
  const agent = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 <b>' }
  const signedIn = await caller(app.url)('POST', '/api/auth/sign-in', { email: lead.email, password }, agent)
  const [second, third] = [cookieOf(signedIn), await signIn(app, lead.email)]
  const seen = async (cookie: string) =>
    OwnSessions.parse(await (await caller(app.url, cookie)('GET', '/api/me/sessions')).json()).items
  const items = await seen(lead.cookie)
  expect(items.map(({ device, state }) => ({ device, state }))).toEqual(
    expect.arrayContaining([{ device: 'Chromium on Linux', state: 'open' }]),
  )
  expect(items.filter(({ current }) => current)).toHaveLength(1)
  const one = items.find(({ device }) => device !== '')?.id ?? ''
  expect((await cotherapist.call('DELETE', `/api/me/sessions/${one}`)).status).toBe(204)
  expect(await seen(lead.cookie)).toHaveLength(3)
  expect((await lead.call('DELETE', `/api/me/sessions/${one}`)).status).toBe(204)
  expect((await caller(app.url, second)('GET', '/api/me')).status).toBe(401)
  expect((await lead.call('DELETE', '/api/me/sessions')).status).toBe(204)
  expect((await caller(app.url, third)('GET', '/api/me')).status).toBe(401)
  expect(await seen(lead.cookie)).toMatchObject([{ current: true }])
  expect((await cotherapist.call('GET', '/api/me')).status).toBe(200)
})

it('SYNC-81 a device’s key is told to its own member alone, and neither told nor removed for a colleague', async () => {
  const app = await startApp()
  const { lead, cotherapist } = await clinic(app)
  const made = DeviceKey.parse(await (await lead.call('POST', '/api/me/device-keys')).json())
  expect(Buffer.from(made.key, 'base64')).toHaveLength(32)
  const look = async (member: TestMember) =>
    DeviceKeys.parse(await (await member.call('POST', '/api/me/device-keys/look', { ids: [made.id] })).json()).items
  expect(await look(lead)).toEqual([made])
  expect(await look(cotherapist)).toEqual([])
  expect((await cotherapist.call('DELETE', `/api/me/device-keys/${made.id}`)).status).toBe(204)
  expect(await look(lead)).toEqual([made])
  expect((await lead.call('DELETE', `/api/me/device-keys/${made.id}`)).status).toBe(204)
  expect(await look(lead)).toEqual([])
})

it('SYNC-84 no key gives way to a new one while its browser may still keep words under it', async () => {
  const app = await startApp()
  const { lead } = await clinic(app)
  const make = () => lead.call('POST', '/api/me/device-keys')
  const first = DeviceKey.parse(await (await make()).json())
  for (let count = 1; count < 50; count++) expect((await make()).status).toBe(201)
  expect(await problemOf(await make())).toEqual({ status: 409, code: 'limit_reached' })
  const look = await lead.call('POST', '/api/me/device-keys/look', { ids: [first.id] })
  expect(DeviceKeys.parse(await look.json()).items).toEqual([first])
})
