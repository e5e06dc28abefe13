import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeAwareness, encodeSaved, encodeStep2, encodeUpdate } from '../../shared/sync/frames.ts'
import { connect, textOfFirstParagraph, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import {
  expectHealthy,
  expectUntouched,
  noticesOf,
  placesOf,
  raw,
  recordOf,
  refusalsOf,
  replicaOf,
  savedOf,
  stage,
  updateOf,
} from './abuse.ts'
import { format, rawUpdate, words } from './hostileUpdates.ts'

const readOnly = { reason: 'read_only', heldId: null }

test('abuse 1: SYNC-26 a supervisor, who only reads, answers the server’s question with new text: told, audited, not applied', async () => {
  const scene = await stage()
  const { app, supervisor, note } = scene
  const before = await recordOf(scene)
  const doc = replicaOf(scene)
  write(doc, 'SLIPPED IN')
  const reader = connect(supervisor, note, { doc })
  await reader.allSaved()
  await until('the reader is told', () => reader.held.length > 0)
  expect(reader.held).toEqual([readOnly])
  expect(await refusalsOf(app, supervisor)).toEqual(['write.refused {"why":"reader"}'])
  await expectUntouched(scene, before)
})

test('abuse 1: a reader’s program that knows no frame 5 is closed, so that it cannot take silence for consent', async () => {
  const scene = await stage()
  const before = await recordOf(scene)
  const doc = replicaOf(scene)
  write(doc, 'SLIPPED IN')
  const reader = connect(scene.supervisor, scene.note, { doc })
  await until('the reader is closed', () => reader.closes.length > 0)
  expect(reader.closes).toEqual([4403])
  await expectUntouched(scene, before)
})

test('abuse 1: a reader who reserves a client id first, and goes on as if it had written, is refused all the same', async () => {
  const scene = await stage()
  const before = await recordOf(scene)
  const socket = await raw(scene.supervisor, scene.note)
  socket.send(encodeSaved(1))
  socket.send(encodeAwareness([{ clientId: 4711, clock: 1, json: '{}' }]))
  const { words: origin } = placesOf(scene.honest.doc)
  const later = rawUpdate([{ client: 4711, clock: 5, structs: [{ content: words('x'), origin }] }])
  socket.send(encodeStep2(later))
  await until('the reader is told', () => noticesOf(socket).length > 0)
  expect(noticesOf(socket)).toEqual([readOnly])
  const held = await scene.app.services.database.read.selectFrom('held_update').select('id').execute()
  expect(held).toEqual([])
  await expectUntouched(scene, before)
})

test('abuse 1: a reader who tries a thousand times is told each turn, leaves one entry in the audit and grows nothing', async () => {
  const scene = await stage()
  const before = await recordOf(scene)
  const socket = await raw(scene.supervisor, scene.note)
  socket.send(encodeSaved(1))
  const update = updateOf(replicaOf(scene), () => undefined)
  expect(update.length).toBeGreaterThan(0)
  const doc = replicaOf(scene)
  for (let index = 0; index < 1_000; index++) socket.send(encodeUpdate(updateOf(doc, () => write(doc, 'no '))))
  socket.send(encodeSaved(2))
  await until('all have been answered', () => savedOf(socket).includes(2))
  await scene.honest.allSaved()
  expect(noticesOf(socket).length).toBeGreaterThan(0)
  expect(await refusalsOf(scene.app, scene.supervisor)).toHaveLength(1)
  await expectUntouched(scene, before)
})

test('abuse 2: SYNC-26 a reader sends an update that only deletes a colleague’s words: told, audited, not applied', async () => {
  const scene = await stage()
  const { app, supervisor, note, honest } = scene
  const before = await recordOf(scene)
  const socket = await raw(supervisor, note)
  socket.send(encodeSaved(1))
  const { words: first } = placesOf(honest.doc)
  const erasing = rawUpdate([], [{ client: first.client, ranges: [[first.clock, 7]] }])
  socket.send(encodeUpdate(erasing))
  socket.send(encodeStep2(erasing))
  socket.send(encodeSaved(2))
  await until('the reader has its answers', () => savedOf(socket).includes(2))
  expect(noticesOf(socket)).toContainEqual(readOnly)
  await until('the audit says so', async () => (await refusalsOf(app, supervisor)).length > 0)
  expect(honest.xml()).toContain('written in good faith')
  await expectUntouched(scene, before)
})

test('abuse 2: a writer leaves formatting that readers’ own programs tidy away: no reader is thrown out for that', async () => {
  const scene = await stage()
  const { cotherapist, supervisor, note, honest } = scene
  const reader = connect(supervisor, note)
  await reader.synced()
  await until('the reader sees the words', () => reader.xml() === honest.xml())
  const tidied: Uint8Array[] = []
  reader.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== reader.provider && tidied.push(update))
  const writer = await raw(cotherapist, note)
  const { words: right } = placesOf(honest.doc)
  const doubled = [
    { content: format('bold', {}), right },
    { content: format('bold', null), origin: { client: 4711, clock: 0 }, right },
    { content: words('plain '), origin: { client: 4711, clock: 1 }, right },
  ]
  writer.send(encodeUpdate(rawUpdate([{ client: 4711, clock: 0, structs: doubled }])))
  await until('the reader’s program has tidied', () => reader.xml().includes('plain') && tidied.length > 0)
  // What the server took in beside it is on disk as well.
  expect((await recordOf(scene)).markdown).toContain('plain written in good faith')
  await reader.allSaved()
  reader.provider.disconnect()
  reader.provider.connect()
  await reader.allSaved()
  expect(reader.held).toEqual([])
  expect(reader.closes.filter((code) => code >= 4000)).toEqual([])
  expect(await refusalsOf(scene.app, supervisor)).toEqual([])
  await expectHealthy(scene)
})

test('abuse 2: a reader’s step 2 that adds nothing, as every reconnect sends, is no offence', async () => {
  const scene = await stage()
  textOfFirstParagraph(scene.honest.doc).delete(0, 4)
  await scene.honest.allSaved()
  const before = await recordOf(scene)
  const socket = await raw(scene.supervisor, scene.note)
  socket.send(encodeSaved(1))
  socket.send(encodeStep2(Y.encodeStateAsUpdate(scene.honest.doc)))
  socket.send(encodeSaved(2))
  await until('everything is answered', () => savedOf(socket).includes(2))
  expect(noticesOf(socket)).toEqual([])
  expect(await refusalsOf(scene.app, scene.supervisor)).toEqual([])
  await expectUntouched(scene, before)
})
