import { expect, test } from 'vitest'
import { closeCodes } from '../../shared/sync/closeCodes.ts'
import { openRaw, textOfFirstParagraph } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, noteOf, pair, storedRows } from './pair.ts'

/** Sync step 1 of a client that has nothing: the answer is the whole note. */
const askForEverything = new Uint8Array([0, 0, 1, 0])

test('SYNC-70 SYNC-4 a writer’s 5,000 edits in one go meet back-pressure: not closed, all there, in few rows, and a colleague types on', async () => {
  const { app, lead, note, a, b } = await pair()
  const { head } = await storedRows(app, note)
  const text = textOfFirstParagraph(a.doc)
  for (let edit = 0; edit < 5_000; edit++) text.insert(text.length, `${edit % 10}`)
  const other = textOfFirstParagraph(b.doc)
  other.insert(0, 'meanwhile ')
  await until('everything has come to rest', () => a.provider.synced && b.provider.synced)
  await Promise.all([a.allSaved(), b.allSaved()])
  await alike(a, b)
  expect([...a.closes, ...b.closes]).toEqual([])
  const digits = textOfFirstParagraph(a.doc).toString().replace(/\D/g, '')
  expect(digits).toBe('0123456789'.repeat(500))
  expect((await noteOf(lead, note)).markdown).toContain('0123456789'.repeat(500))
  // What arrives during one commit goes into the next, as one row.
  expect((await storedRows(app, note)).head - head).toBeLessThan(1_000)
}, 60_000)

test('SYNC-71 a reader that does not read is closed with 1013; who reads is unaffected, and the reader may come back', async () => {
  const { supervisor, note, a, b } = await pair()
  const text = textOfFirstParagraph(a.doc)
  text.insert(0, 'x'.repeat(1_000_000))
  await a.allSaved()
  await alike(a, b)

  const slow = await openRaw(supervisor, note)
  slow.ws.pause()
  let closed: number | undefined
  void slow.closed.then((code) => {
    closed = code
  })
  // One answer in each turn of the room, until more waits for it than the server keeps.
  for (let turn = 0; turn < 40; turn++) {
    slow.send(askForEverything)
    text.insert(text.length, '.')
    await a.allSaved()
  }
  slow.ws.resume()
  await until('it is closed', () => closed !== undefined)
  expect(closed).toBe(closeCodes.slowReader)
  await alike(a, b)
  expect([...a.closes, ...b.closes]).toEqual([])

  const again = await openRaw(supervisor, note)
  again.send(askForEverything)
  await until('it reads the whole note', () => again.messages.some((message) => message.length > 1_000_000))
}, 60_000)
