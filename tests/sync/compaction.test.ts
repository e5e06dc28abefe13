import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Dialect, dialects } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, apart, back, heldOf, noteOf, type Pair, pair, readAnew, storedRows } from './pair.ts'

/** The engine's own acts come by quickly; nothing waits for them. */
const quick = { heartbeat: 20_000, unload: 250 }

/** Makes the log long, one row at a time. */
async function typeManyRows({ b }: Pick<Pair, 'b'>, rows: number): Promise<void> {
  for (let row = 0; row < rows; row++) {
    write(b.doc, ` ${row}`)
    if (row % 4 === 0) await b.allSaved()
  }
  await b.allSaved()
}

test.each(dialects)(
  'SYNC-73 a long log is compacted while people type, and nothing is lost, on %s',
  async (dialect: Dialect) => {
    const scene = await pair({ dialect, pace: quick })
    const { app, lead, note, a, b } = scene
    const appended = async () => {
      const { log, snapshot, head } = await storedRows(app, note)
      return { rows: log.length, snapshot: snapshot?.seq ?? 0, head }
    }
    // Two who type in turns make a row each time.
    let words = 0
    await until(
      'a log that had grown long is short again',
      async () => {
        for (let row = 0; row < 40; row++) {
          const writer = row % 2 === 0 ? a : b
          write(writer.doc, ` w${words++}.`)
          await writer.allSaved()
        }
        return (await appended()).snapshot > 100
      },
      60_000,
    )
    const { snapshot, rows, head } = await appended()
    expect(snapshot).toBeLessThanOrEqual(head)
    expect(rows).toBe(head - snapshot)
    await alike(a, b)
    for (let word = 0; word < words; word++) expect(a.xml()).toContain(` w${word}.`)
    const newcomer = connect(lead, note)
    await newcomer.synced()
    expect(newcomer.xml()).toBe(a.xml())
  },
  90_000,
)

test('SYNC-73 a room that everybody left is compacted and let go; whoever comes back finds the same text, and ids stay bound', async () => {
  const scene = await pair({ pace: quick })
  const { app, lead, cotherapist, note, a, b } = scene
  await typeManyRows(scene, 20)
  const text = b.xml()
  const before = await noteOf(lead, note)
  expect((await storedRows(app, note)).log.length).toBeGreaterThan(1)
  apart(a, b)
  await until('the room is gone', () => app.engine.roomCount === 0)
  const { log, snapshot, head, authors } = await storedRows(app, note)
  expect(log).toEqual([])
  expect(snapshot?.seq).toBe(head)
  expect(authors.find(({ clientId }) => clientId === b.doc.clientID)?.memberId).toBe(cotherapist.id)
  // The version is of the text, not of how it is stored.
  expect(await noteOf(lead, note)).toEqual(before)

  await back(b)
  await back(a)
  expect(a.xml()).toBe(text)
  write(a.doc, ' and on')
  await a.allSaved()
  await alike(a, b)

  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(a.doc))
  forged.clientID = b.doc.clientID
  const forger = connect(lead, note, { doc: forged })
  await forger.synced()
  write(forged, ' in another’s name')
  await until('the forger is closed', () => forger.closes.length > 0)
  expect(forger.closes).toEqual([4400])
  expect(a.xml()).not.toContain('in another')
})

test('SYNC-73 a client that was away while the log was compacted brings its words, and they are merged', async () => {
  const scene = await pair({ pace: quick })
  const { app, cotherapist, note, a, b } = scene
  apart(b)
  write(b.doc, ' from the train')
  apart(a)
  await until('the room is gone', () => app.engine.roomCount === 0)
  await back(b)
  await back(a)
  await alike(a, b)
  expect(a.xml()).toContain('note from the train')
  expect(await heldOf(cotherapist, note)).toEqual([])
})

test('SYNC-12 whoever comes while a document is loading waits for the same load, and first syncs are the stored bytes', async () => {
  const scene = await pair({ pace: quick })
  const { app, lead, cotherapist, supervisor, note, a, b } = scene
  await typeManyRows(scene, 10)
  const text = b.xml()
  apart(a, b)
  await until('the room is gone', () => app.engine.roomCount === 0)
  // All at once, to a document that is not in memory.
  const clients = [lead, cotherapist, supervisor, lead, supervisor].map((member) => connect(member, note))
  await Promise.all(clients.map((client) => client.synced()))
  expect(app.engine.roomCount).toBe(1)
  for (const client of clients) expect(client.xml()).toBe(text)
})

test('SYNC-12 a first sync is the same, whether served from stored bytes or from the document', async () => {
  const scene = await pair()
  const { lead, supervisor, note, b } = scene
  const early = connect(lead, note)
  await early.synced()
  apart(early)
  await typeManyRows(scene, 12)
  readAnew(scene)
  const fromBytes = connect(supervisor, note)
  await Promise.all([fromBytes.synced(), back(early)])
  expect(fromBytes.xml()).toBe(b.xml())
  expect(early.xml()).toBe(b.xml())
  // Somebody writes, so a document is made of the bytes.
  write(b.doc, ' more')
  await b.allSaved()
  await alike(fromBytes, b, early)
  const fromDocument = connect(lead, note)
  await fromDocument.synced()
  expect(fromDocument.xml()).toBe(fromBytes.xml())
  expect(Y.decodeStateVector(Y.encodeStateVector(fromDocument.doc))).toEqual(
    Y.decodeStateVector(Y.encodeStateVector(fromBytes.doc)),
  )
})
