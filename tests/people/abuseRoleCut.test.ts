import { expect, it } from 'vitest'
import { OneTimeLink } from '../../shared/api/invitations.ts'
import { signedIn } from '../http/charts.ts'
import { everythingWritten } from '../http/written.ts'
import { caller, clinic, cookieOf, password, signIn } from '../support/actors.ts'
import { type App, dialects, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'

const sessionOver = 4401
/** Two seconds are promised; as much again keeps a test from failing on a machine that is busy with other tests. */
const twiceTheTwoSeconds = 4_000

async function onTwoDevices(app: App) {
  const people = await clinic(app)
  const admin = await signedIn(app, people.practiceId, ['admin'], 'The admin')
  const other = { origin: app.url, cookie: await signIn(app, people.cotherapist.email) }
  const sockets = [connect(people.cotherapist, people.note), connect(other, people.note)]
  const staying = connect(people.lead, people.note)
  await Promise.all([...sockets, staying].map((socket) => socket.synced()))
  const areOut = async () => {
    await until('both sockets are closed', () => sockets.every(({ closes }) => closes.length > 0), twiceTheTwoSeconds)
    for (const { closes } of sockets) expect(closes).toEqual([sessionOver])
    for (const cookie of [people.cotherapist.cookie, other.cookie])
      expect((await caller(app.url, cookie)('GET', '/api/me')).status).toBe(401)
    for (const { doc } of sockets) write(doc, 'words of somebody who is out')
    write(staying.doc, 'words of somebody who is in')
    await staying.allSaved()
    expect(staying.xml()).not.toContain('words of somebody who is out')
    expect(staying.closes).toEqual([])
  }
  return { ...people, admin, areOut }
}

const offer = async (admin: Awaited<ReturnType<typeof onTwoDevices>>['admin'], id: string) => {
  const response = await admin.call('POST', `/api/members/${id}/reset-link`)
  expect(response.status).toBe(201)
  const { pathname, hash } = new URL(OneTimeLink.parse(await response.json()).link)
  expect(pathname).toBe('/reset')
  return hash.slice(1)
}

it.each(dialects)(
  'abuse 22: a role is cut, and every session and socket of the member ends within two seconds, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const { admin, cotherapist, areOut } = await onTwoDevices(app)
    const cut = await admin.call('PUT', `/api/members/${cotherapist.id}/roles`, { roles: ['supervisor'] })
    expect(cut.status).toBe(200)
    await areOut()
  },
)

it.each(dialects)(
  'abuse 22: a password is reset, and every session and socket of the member ends within two seconds, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const { admin, cotherapist, areOut } = await onTwoDevices(app)
    const token = await offer(admin, cotherapist.id)
    const given = { token, password: `new ${password}` }
    expect((await caller(app.url)('POST', '/api/reset', given)).status).toBe(204)
    await areOut()
    const signingIn = (word: string) =>
      caller(app.url)('POST', '/api/auth/sign-in', { email: cotherapist.email, password: word })
    expect((await signingIn(password)).status).toBe(401)
    expect((await signingIn(`new ${password}`)).status).toBe(200)
    const again = await caller(app.url)('POST', '/api/reset', given)
    expect([again.status, (await again.json()).code]).toEqual([409, 'link_closed'])
  },
)

it('a role that is added ends no session', async () => {
  const app = await startApp()
  const { admin, cotherapist } = await onTwoDevices(app)
  await admin.call('PUT', `/api/members/${cotherapist.id}/roles`, { roles: ['clinician', 'supervisor'] })
  expect(await (await cotherapist.call('GET', '/api/me')).json()).toMatchObject({ roles: ['clinician', 'supervisor'] })
})

it('an admin who changes their own roles goes on in a session with a new token, and is out on other devices', async () => {
  const app = await startApp()
  const { admin, practiceId } = await onTwoDevices(app)
  await signedIn(app, practiceId, ['admin'])
  const both = { roles: ['admin', 'clinician'] }
  const widened = await admin.call('PUT', `/api/members/${admin.id}/roles`, both)
  const here = cookieOf(widened)
  expect([widened.status, here !== '' && here !== admin.cookie]).toEqual([200, true])
  expect((await admin.call('GET', '/api/me')).status).toBe(401)
  const cut = await caller(app.url, here)('PUT', `/api/members/${admin.id}/roles`, { roles: ['clinician'] })
  expect(await cut.json()).toMatchObject({ roles: ['clinician'], abilities: { changeRoles: false } })
  expect((await caller(app.url, here)('GET', '/api/me')).status).toBe(401)
  expect(await (await caller(app.url, cookieOf(cut))('GET', '/api/me')).json()).toMatchObject({ roles: ['clinician'] })
})

it('a reset link runs out after a day, ends with a newer one, and says no more than the address', async () => {
  const app = await startApp()
  const { admin, cotherapist, practiceId } = await onTwoDevices(app)
  const look = async (token: string) => (await caller(app.url)('POST', '/api/reset/look', { token })).json()
  const [first, second] = [await offer(admin, cotherapist.id), await offer(admin, cotherapist.id)]
  expect([await look(first), await look(second)]).toEqual([
    { state: 'closed' },
    { state: 'open', email: cotherapist.email },
  ])
  app.clock.advance(24 * 60 * 60_000)
  expect(await look(second)).toEqual({ state: 'closed' })
  const before = await everythingWritten(app)
  for (const token of [first, second, 'unknown'])
    expect((await caller(app.url)('POST', '/api/reset', { token, password })).status).toBe(409)
  expect(await everythingWritten(app)).toBe(before)
  const again = await signedIn(app, practiceId, ['admin'])
  expect((await again.call('POST', `/api/members/${again.id}/reset-link`)).status).toBe(403)
})

it('a new password forgets the wrong ones before it', async () => {
  const app = await startApp()
  const { admin, cotherapist } = await onTwoDevices(app)
  const signingIn = (word: string) =>
    caller(app.url)('POST', '/api/auth/sign-in', { email: cotherapist.email, password: word })
  for (let turn = 0; turn < 3; turn++) await signingIn('not it')
  expect((await signingIn(password)).status).toBe(429)
  const token = await offer(admin, cotherapist.id)
  await caller(app.url)('POST', '/api/reset', { token, password: `new ${password}` })
  expect((await signingIn(`new ${password}`)).status).toBe(200)
})
