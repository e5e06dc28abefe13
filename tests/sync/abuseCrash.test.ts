import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { Cases } from '../../shared/api/cases.ts'
import { Note } from '../../shared/api/notes.ts'
import { encodeSaved, encodeStep2, encodeUpdate } from '../../shared/sync/frames.ts'
import { caller, signIn } from '../support/actors.ts'
import { startServerProcess } from '../support/serverProcess.ts'
import { connect, openRaw, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { savedOf, updateOf } from './abuse.ts'

const password = 'correct horse battery staple'

/** The product as its operator runs it, on a folder that outlives it. */
async function product() {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-crash-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const start = async () => {
    const server = await startServerProcess('demo', { DATA_DIR: folder, DEMO_PASSWORD: password })
    onTestFinished(() => server.kill())
    return server
  }
  return { start }
}

const as = (url: string, cookie: string) => ({ origin: url, cookie, call: caller(url, cookie) })
const enter = async (url: string) => as(url, await signIn({ url }, 'lead@demo.example', password))
type Entered = Awaited<ReturnType<typeof enter>>

async function freshNote({ call }: Entered): Promise<Note> {
  const { items } = Cases.parse(await (await call('GET', '/api/cases')).json())
  const open = items.find((one) => one.abilities.createNote)
  const made = await call('POST', `/api/cases/${open?.id}/notes`, { templateId: 'session-guided-imagery' })
  return Note.parse(await made.json())
}

const exported = async ({ call }: Entered, note: Note): Promise<string> =>
  (await call('GET', `/api/notes/${note.id}/export?format=markdown`)).text()

test('abuse 7: the server is killed right after it said that an edit is saved, three times: the edit is there each time it is back', async () => {
  const { start } = await product()
  let server = await start()
  const { cookie, ...entered } = await enter(server.url)
  const note = await freshNote({ cookie, ...entered })
  const words: string[] = []
  for (let round = 0; round < 3; round++) {
    const client = connect(as(server.url, cookie), note)
    await client.synced()
    const word = `word-${round}-${'x'.repeat(round * 100)}`
    words.push(word)
    write(client.doc, `${word} `)
    await client.allSaved()
    await server.kill()
    client.provider.destroy()
    server = await start()
    const text = await exported(as(server.url, cookie), note)
    for (const saved of words) expect(text).toContain(saved)
  }
}, 120_000)

test('abuse 7: the server is killed in the middle of a burst: whatever it acknowledged is there, and the rest comes again', async () => {
  const { start } = await product()
  const first = await start()
  const lead = await enter(first.url)
  const note = await freshNote(lead)
  const client = connect(lead, note)
  await client.synced()
  const sent: number[] = []
  const acknowledged = () => client.saved.at(-1) ?? 0
  for (let number = 1; number <= 400; number++) {
    write(client.doc, `w${number} `)
    client.provider.ws?.send(new Uint8Array(encodeSaved(number)))
    sent.push(number)
    if (number % 20 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  await until('a part of it is acknowledged', () => acknowledged() > 100)
  await first.kill()
  const last = acknowledged()
  client.provider.destroy()
  const second = await start()
  const again = as(second.url, lead.cookie)
  const text = await exported(again, note)
  for (const number of sent.filter((one) => one <= last)) expect(text).toContain(`w${number} `)
  const back = connect(again, note, { doc: client.doc })
  await back.allSaved()
  const whole = await exported(again, note)
  expect(whole.match(/w\d+/g)).toEqual(sent.map((number) => `w${number}`))
}, 60_000)

test('abuse 8: an update that builds on one the server has not got, then a kill: it was not acknowledged, and comes again in full', async () => {
  const { start } = await product()
  const first = await start()
  const lead = await enter(first.url)
  const note = await freshNote(lead)
  const reader = connect(lead, note)
  await reader.synced()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(reader.doc))
  const missing = updateOf(doc, () => write(doc, 'first '))
  const later = updateOf(doc, () => write(doc, 'second '))
  expect(missing.length).toBeGreaterThan(0)

  const socket = await openRaw(lead, note)
  socket.send(encodeStep2(Y.encodeStateAsUpdate(new Y.Doc())))
  socket.send(encodeUpdate(later))
  socket.send(encodeSaved(1))
  // The server asks for what is missing: the second step 1 on this socket.
  await until(
    'the server asks',
    () => socket.messages.filter((message) => message[0] === 0 && message[1] === 0).length > 1,
  )
  await reader.allSaved()
  expect(savedOf(socket)).toEqual([])
  expect(await exported(lead, note)).not.toContain('second')
  await first.kill()
  reader.provider.destroy()

  const second = await start()
  const again = as(second.url, lead.cookie)
  expect(await exported(again, note)).not.toContain('second')
  const back = connect(again, note, { doc })
  await back.allSaved()
  expect(await exported(again, note)).toContain('first second')
}, 60_000)
