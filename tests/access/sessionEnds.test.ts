import { expect, it } from 'vitest'
import { idleLimit } from '../../server/domain/auth/sessionLife.ts'
import { databaseUrlOf, runElsewhere } from '../storage/store.ts'
import { caller, clinic, cookieOf, password, signIn, type TestMember } from '../support/actors.ts'
import { type App, dialects, migratedStorage, startApp } from '../support/app.ts'
import { connect, type TestClient, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'

const sessionOver = 4401
/** Two seconds are promised; as much again keeps a test from failing on a machine that is busy with other tests. */
const twiceTheTwoSeconds = 4_000

async function together(app: App) {
  const { lead, cotherapist, note } = await clinic(app)
  const [leaving, staying] = [connect(lead, note), connect(cotherapist, note)]
  await Promise.all([leaving.synced(), staying.synced()])
  return { lead, note, leaving, staying }
}

async function isOut(member: TestMember, { leaving, staying }: { leaving: TestClient; staying: TestClient }) {
  await until('the socket is closed', () => leaving.closes.length > 0, twiceTheTwoSeconds)
  expect(leaving.closes).toEqual([sessionOver])
  expect((await member.call('GET', '/api/me')).status).toBe(401)
  write(leaving.doc, 'words of somebody who is out')
  write(staying.doc, 'words of somebody who is in')
  await staying.allSaved()
  expect(staying.xml()).not.toContain('words of somebody who is out')
  expect(staying.closes).toEqual([])
}

it('a member who signs out is out on every open note within two seconds', async () => {
  const app = await startApp()
  const { lead, ...clients } = await together(app)
  const response = await lead.call('POST', '/api/auth/sign-out')
  expect(response.status).toBe(204)
  expect(cookieOf(response)).toBe('__Host-throughline=')
  await isOut(lead, clients)
})

it.each(dialects)(
  'a member whose session another process removes is out within two seconds, on %s',
  async (dialect) => {
    const storage = await migratedStorage(dialect)
    const app = await startApp({ storage })
    const { lead, ...clients } = await together(app)
    await runElsewhere(databaseUrlOf(storage), `delete from session where member_id = '${lead.id}'`)
    await isOut(lead, clients)
    await app.stop()
    await storage.remove()
  },
)

it('a member who only has a note open for 15 minutes is out; one who types stays', async () => {
  const app = await startApp()
  const { leaving, staying, lead } = await together(app)
  for (let turn = 0; turn < 3; turn++) {
    app.clock.advance(idleLimit / 3 + 1_000)
    write(staying.doc, `turn ${turn} `)
    await staying.allSaved()
  }
  await isOut(lead, { leaving, staying })
})

it('signing in always begins a new session and ends the one that the browser had', async () => {
  const app = await startApp()
  const { lead, leaving } = await together(app)
  const again = await lead.call('POST', '/api/auth/sign-in', { email: lead.email, password })
  expect(again.status).toBe(200)
  const cookie = cookieOf(again)
  expect(cookie).not.toBe(lead.cookie)
  expect((await caller(app.url, cookie)('GET', '/api/me')).status).toBe(200)
  expect((await lead.call('GET', '/api/me')).status).toBe(401)
  await until('sockets of the earlier session are closed', () => leaving.closes.length > 0, twiceTheTwoSeconds)
})

it('a token that somebody put into the browser before is not the session after signing in', async () => {
  const app = await startApp()
  const { lead } = await together(app)
  const planted = `__Host-throughline=${'p'.repeat(43)}`
  const response = await caller(app.url, planted)('POST', '/api/auth/sign-in', { email: lead.email, password })
  expect(cookieOf(response)).not.toBe(planted)
  expect((await caller(app.url, planted)('GET', '/api/me')).status).toBe(401)
})

it('another member who signs in on the same browser ends the session of the first, and leaves other devices alone', async () => {
  const app = await startApp()
  const { lead, leaving, staying, note } = await together(app)
  const elsewhere = await signIn(app, lead.email)
  const { cotherapist: second } = await clinic(app)
  const response = await lead.call('POST', '/api/auth/sign-in', { email: second.email, password })
  expect(await response.json()).toMatchObject({ id: second.id })
  await isOut(lead, { leaving, staying })
  expect((await caller(app.url, elsewhere)('GET', `/api/notes/${note.id}`)).status).toBe(200)
  // What the second may see is the second's, not the first's.
  expect((await caller(app.url, cookieOf(response))('GET', `/api/notes/${note.id}`)).status).toBe(404)
})

it('a wrong password neither ends nor prolongs a session, nor sets a cookie', async () => {
  const app = await startApp()
  const { lead } = await together(app)
  const before = await app.services.database.read.selectFrom('session').selectAll().execute()
  app.clock.advance(60_000)
  const response = await lead.call('POST', '/api/auth/sign-in', { email: lead.email, password: 'not it' })
  expect(response.status).toBe(401)
  expect(response.headers.getSetCookie()).toEqual([])
  expect((await lead.call('GET', '/api/me')).status).toBe(200)
  expect(await app.services.database.read.selectFrom('session').selectAll().execute()).toEqual(before)
})
