import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeSaved } from '../../shared/sync/frames.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, apart, back, heldOf, lock, noteOf, pair, readAnew, storedRows } from './pair.ts'

test('SYNC-41 a writer types into a locked note: the words are held, the note stays as it is', async () => {
  const scene = await pair()
  const { app, cotherapist, lead, note, a, b } = scene
  await lock(scene)
  const before = await noteOf(lead, note)
  const { head } = await storedRows(app, note)
  write(b.doc, ' too late')
  await b.allSaved()

  const [held, ...others] = await heldOf(cotherapist, note)
  expect(others).toEqual([])
  expect(held).toMatchObject({ reason: 'locked', text: ' too late' })
  expect(await noteOf(lead, note)).toEqual(before)
  expect((await storedRows(app, note)).head).toBe(head)
  expect(a.xml()).not.toContain('too late')
})

test('SYNC-42 a client that knows frame 4 is told with frame 5 that its words were held, and stays', async () => {
  const scene = await pair()
  const { cotherapist, note, a, b } = scene
  await lock(scene)
  write(b.doc, ' too late')
  await b.allSaved()
  const [held] = await heldOf(cotherapist, note)
  await until('the author is told', () => b.held.length > 0)
  expect(b.held).toEqual([{ reason: 'locked', heldId: held?.heldId }])
  expect(b.closes).toEqual([])
  expect(a.held).toEqual([])
})

test('SYNC-42 a plain client whose words were held is closed with 4409', async () => {
  const scene = await pair()
  const { cotherapist, note } = scene
  const plain = connect(cotherapist, note)
  await plain.synced()
  await lock(scene)
  write(plain.doc, ' too late')
  await until('it is closed', () => plain.closes.length > 0)
  expect(plain.closes).toEqual([4409])
  expect((await heldOf(cotherapist, note)).map(({ text }) => text)).toEqual([' too late'])
})

test('SYNC-42 a client that says within the second that it knows frame 4 is told then, and not closed', async () => {
  const scene = await pair()
  const { lead, cotherapist, note } = scene
  const [late, plain] = [connect(cotherapist, note), connect(lead, note)]
  await Promise.all([late.synced(), plain.synced()])
  await lock(scene)
  write(late.doc, ' too late')
  await until('the words are held', async () => (await heldOf(cotherapist, note)).length === 1)
  write(plain.doc, ' later still')
  late.provider.ws?.send(new Uint8Array(encodeSaved(77)))
  await until('it is told', () => late.held.length > 0)
  await until('one that never said so, and was held later, is closed', () => plain.closes.length > 0)
  expect(late.closes).toEqual([])
})

test('SYNC-43 an author types on after the lock: the same held words grow, in the order of the text', async () => {
  const scene = await pair()
  const { cotherapist, note, b } = scene
  await lock(scene)
  write(b.doc, ' one')
  await b.allSaved()
  const [first] = await heldOf(cotherapist, note)
  write(b.doc, ' two')
  await b.allSaved()
  write(b.doc, ' three')
  await b.allSaved()
  const held = await heldOf(cotherapist, note)
  expect(held.map(({ heldId, text }) => [heldId, text])).toEqual([[first?.heldId, ' one two three']])
})

test('SYNC-43 after the note was opened again, the same client goes on into its held words, a fresh one into the note', async () => {
  const scene = await pair()
  const { app, cotherapist, note, a, b } = scene
  await lock(scene)
  write(b.doc, ' held')
  await b.allSaved()
  await lock(scene, false)
  write(b.doc, ' still held')
  await b.allSaved()
  expect((await heldOf(cotherapist, note)).map(({ text }) => text)).toEqual([' held still held'])
  expect(a.xml()).not.toContain('held')

  const fresh = connect(cotherapist, note)
  await fresh.synced()
  write(fresh.doc, ' merged')
  await fresh.allSaved()
  await alike(a, fresh)
  expect(a.xml()).toContain('note merged')
  const { authors } = await storedRows(app, note)
  expect(authors.filter(({ heldId }) => heldId !== null).map(({ clientId }) => clientId)).toEqual([b.doc.clientID])
})

test('SYNC-43 a client id stays closed after the server has read the document anew', async () => {
  const scene = await pair()
  const { cotherapist, note, a, b } = scene
  await lock(scene)
  write(b.doc, ' held')
  await b.allSaved()
  await lock(scene, false)
  apart(b)
  readAnew(scene)
  write(b.doc, ' on the train')
  await back(b)
  expect((await heldOf(cotherapist, note)).map(({ text }) => text)).toEqual([' held on the train'])
  expect(a.xml()).not.toContain('train')
})

test('SYNC-41 a client that was offline while the note was locked comes back: its words are held, a colleague’s lock stays', async () => {
  const scene = await pair()
  const { cotherapist, lead, note, a, b } = scene
  apart(b)
  write(b.doc, ' written on the train')
  await lock(scene)
  const before = await noteOf(lead, note)
  b.provider.connect()
  await b.allSaved()
  expect((await heldOf(cotherapist, note)).map(({ reason, text }) => [reason, text])).toEqual([
    ['locked', ' written on the train'],
  ])
  expect(await noteOf(lead, note)).toEqual(before)
  expect(a.xml()).not.toContain('train')
})

test('SYNC-44 held words are their author’s alone: a colleague, a supervisor and an outsider never see them', async () => {
  const scene = await pair()
  const { lead, cotherapist, supervisor, outsider, note, b } = scene
  await lock(scene)
  write(b.doc, ' nobody else’s business')
  await b.allSaved()
  const [held] = await heldOf(cotherapist, note)
  for (const other of [lead, supervisor]) {
    expect(await heldOf(other, note)).toEqual([])
    const settled = await other.call('POST', `/api/notes/${note.id}/held/${held?.heldId}/settle`)
    expect(settled.status).toBe(404)
  }
  expect((await outsider.call('GET', `/api/notes/${note.id}/held`)).status).toBe(404)
  expect(await heldOf(cotherapist, note)).toEqual([held])
})

test('SYNC-44 an author settles held words: they are offered no more, and stay stored', async () => {
  const scene = await pair()
  const { app, cotherapist, note, b } = scene
  await lock(scene)
  write(b.doc, ' kept')
  await b.allSaved()
  const [held] = await heldOf(cotherapist, note)
  const settled = await cotherapist.call('POST', `/api/notes/${note.id}/held/${held?.heldId}/settle`)
  expect(settled.status).toBe(204)
  expect(await heldOf(cotherapist, note)).toEqual([])
  const rows = await app.services.database.read.selectFrom('held_update').select(['text', 'bytes']).execute()
  expect(rows.map(({ text }) => text)).toEqual([' kept'])
  // The bytes too: applied to the note, they are the words again.
  const restored = new Y.Doc()
  Y.applyUpdate(restored, Y.encodeStateAsUpdate(scene.a.doc))
  Y.applyUpdate(restored, new Uint8Array(rows[0]?.bytes ?? []))
  expect(restored.getXmlFragment('default').toString()).toContain('note kept')
})

test('SYNC-25 a client comes back with a colleague’s words that a restored server does not know: held whole, as foreign', async () => {
  const scene = await pair()
  const { app, cotherapist, note, a, b } = scene
  write(a.doc, ' lost with the disk')
  await a.allSaved()
  await alike(a, b)
  apart(a, b)
  write(b.doc, ' and mine after it')
  // The server is put back to where it was before the colleague’s last words.
  const { log } = await storedRows(app, note)
  const last = log.at(-1)?.seq ?? 0
  await app.services.database.write(async (tx) => {
    await tx.deleteFrom('document_update').where('document_id', '=', note.documentId).where('seq', '=', last).execute()
    await tx
      .updateTable('document')
      .set({ head: last - 1 })
      .where('id', '=', note.documentId)
      .execute()
  })
  readAnew(scene)
  await back(b)
  const [held, ...others] = await heldOf(cotherapist, note)
  expect(others).toEqual([])
  expect(held?.reason).toBe('foreign')
  expect(held?.text).toContain('and mine after it')
  await until('its author is told', () => b.held.some(({ reason }) => reason === 'foreign'))
  // The colleague comes back too, and brings the words that were missing.
  await back(a)
  expect((await noteOf(cotherapist, note)).markdown).toContain('lost with the disk')
})
