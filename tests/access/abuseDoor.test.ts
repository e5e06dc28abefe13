import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { clinic, newMember, newPractice, type TestMember } from '../support/actors.ts'
import { type App, startApp } from '../support/app.ts'
import { connect, openRaw, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { bareConnection, knock, stable, upgradeHead } from './knocking.ts'

async function scene() {
  const app = await startApp()
  const people = await clinic(app)
  const path = `/sync/${people.note.documentId}?schema=${people.note.schemaVersion}`
  return { app, ...people, path }
}
type Scene = Awaited<ReturnType<typeof scene>>

/** Somebody honest opens the note, writes, and gets it saved; the server answers over HTTP. */
async function expectAlive({ app, lead, note }: Scene): Promise<void> {
  const client = connect(lead, note)
  await client.synced()
  write(client.doc, 'still here ')
  await client.allSaved()
  client.provider.destroy()
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
}

const refusedTo = async (app: App, member: TestMember): Promise<number> => {
  const rows = await app.services.database.read
    .selectFrom('audit_entry')
    .select('seq')
    .where('member_id', '=', member.id)
    .where('action', '=', 'access.refused')
    .execute()
  return rows.length
}

test('abuse 3: somebody outside the care team opens a socket by the note’s document id: answered as for one that is not there', async () => {
  const { app, outsider, note } = await scene()
  const stranger = await newMember(app, await newPractice(app), ['clinician', 'supervisor', 'admin'], 'Stranger')
  for (const member of [outsider, stranger]) {
    const refused = await refusedTo(app, member)
    const ask = (id: string) =>
      knock(app.url, upgradeHead(app.url, `/sync/${id}?schema=${note.schemaVersion}`, { Cookie: member.cookie }))
    const answers = [
      await ask(note.documentId),
      await ask(randomUUID()),
      await ask(note.id),
      await ask('not-an-id'),
      await ask(note.documentId.toUpperCase()),
      await ask(`${note.documentId}%00`),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    expect(new Set(answers.map(stable)).size).toBe(1)
    expect(await refusedTo(app, member)).toBe(refused + answers.length)
    await expect(openRaw(member, note)).rejects.toThrow('404')
  }
})

test.each([
  ['two slashes', '//'],
  ['three slashes and a path', '///sync/x'],
  ['a name of another site', '//elsewhere.example/sync/x'],
  ['a broken escape', '/sync/%'],
  ['a broken escape in the question', '/sync/x?schema=%'],
  ['steps upwards', '/sync/../../etc/passwd'],
  ['the whole server', '*'],
  ['an absolute address', 'http://elsewhere.example/sync/x'],
  ['an address that is none', 'http://[/sync/x'],
  ['a page', '/'],
  ['the API', '/api/me'],
])('abuse 11: a stranger upgrades to %s: refused, and the process lives', async (_what, path) => {
  const here = await scene()
  for (const cookie of [null, here.lead.cookie]) {
    const { status } = await knock(here.app.url, upgradeHead(here.app.url, path, { Cookie: cookie }))
    expect(status).not.toBe(101)
    expect(status).toBeGreaterThanOrEqual(200)
  }
  await expectAlive(here)
})

test.each([
  ['another protocol', { Upgrade: 'h2c' }],
  ['several protocols', { Upgrade: 'websocket, h2c' }],
  ['a protocol with a version', { Upgrade: 'websocket/13' }],
  ['no key', { 'Sec-WebSocket-Key': null }],
  ['a broken key', { 'Sec-WebSocket-Key': 'x' }],
  ['an unknown version', { 'Sec-WebSocket-Version': '99' }],
  ['no host', { Host: null }],
  ['a host that is none', { Host: '[' }],
  ['a host with a path', { Host: 'a/b?c#d@e' }],
  ['an extension bomb', { 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits=99999' }],
  ['a subprotocol', { 'Sec-WebSocket-Protocol': 'a, a, b,,' }],
])('abuse 11: a member upgrades with %s: refused or in order, and the process lives', async (_what, headers) => {
  const here = await scene()
  const { status } = await knock(
    here.app.url,
    upgradeHead(here.app.url, here.path, { Cookie: here.lead.cookie, ...headers }),
  )
  expect(status === 101 || status >= 400).toBe(true)
  await expectAlive(here)
})

test('abuse 11: a member resets the connection while it is being checked, 60 times: nothing is left open, and the process lives', async () => {
  const here = await scene()
  const head = `${upgradeHead(here.app.url, here.path, { Cookie: here.lead.cookie }).join('\r\n')}\r\n\r\n`
  for (let round = 0; round < 60; round++) {
    const socket = await bareConnection(here.app.url)
    socket.write(head)
    // At different moments of the check: before it, within it, and after the answer.
    if (round % 3 > 0) await pause(round % 9)
    socket.resetAndDestroy()
  }
  await expectAlive(here)
  await until('nothing is left open', () => here.app.engine.connectionCount === 0)
})

test('abuse 11: a stranger holds connections half open, in the middle of a head, a body and a handshake: others are served', async () => {
  const here = await scene()
  const halves = [
    'GET /sync/',
    `POST /api/auth/sign-in HTTP/1.1\r\nHost: x\r\nOrigin: ${here.app.url}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"email":`,
    `${upgradeHead(here.app.url, here.path, { Cookie: here.lead.cookie }).join('\r\n')}\r\n`,
  ]
  for (let index = 0; index < 90; index++) {
    const socket = await bareConnection(here.app.url)
    socket.write(halves[index % halves.length] ?? '')
  }
  await expectAlive(here)
})

test('abuse 11: a member opens sockets and vanishes without a word: the room does not count on them', async () => {
  const here = await scene()
  for (let index = 0; index < 20; index++) {
    const socket = await bareConnection(here.app.url)
    socket.write(`${upgradeHead(here.app.url, here.path, { Cookie: here.lead.cookie }).join('\r\n')}\r\n\r\n`)
    socket.pause()
  }
  await until('they are in', () => here.app.engine.connectionCount === 20)
  await expectAlive(here)
})

test('abuse 11: a member opens more sockets at the same moment than one may have: the rest is refused or closed', async () => {
  const here = await scene()
  const open = await Promise.allSettled(Array.from({ length: 90 }, () => openRaw(here.lead, here.note)))
  await until('no more than allowed are in', () => here.app.engine.connectionCount <= 64)
  expect(open.length).toBe(90)
  await expect(openRaw(here.cotherapist, here.note)).resolves.toBeDefined()
})
