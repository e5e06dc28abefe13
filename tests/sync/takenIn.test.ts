import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeSaved, encodeStep2, encodeUpdate } from '../../shared/sync/frames.ts'
import { connect, openRaw, type RawSocket, textOfFirstParagraph, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, heldOf, noteOf, pair, storedRows } from './pair.ts'

/** The numbers of frame 4 that a bare socket was answered. */
const answersTo = ({ messages }: RawSocket): (number | undefined)[] =>
  messages.filter(([type]) => type === 4).map((message) => message[1])

/** How often the server asked a bare socket for everything it has. */
const questionsTo = ({ messages }: RawSocket): number =>
  messages.filter(([type, step]) => type === 0 && step === 0).length

/** A replica under an id of its own, and the updates that it makes. */
function replica(of: Y.Doc) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(of), 'from afar')
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'from afar') updates.push(update)
  })
  return { doc, updates }
}

test('SYNC-22 an update whose predecessor is missing is neither applied nor acknowledged, until step 2 has closed the gap', async () => {
  const { app, cotherapist, note, a } = await pair()
  const { doc, updates } = replica(a.doc)
  write(doc, ' one')
  write(doc, ' two')
  write(doc, ' three')
  const { head } = await storedRows(app, note)
  const socket = await openRaw(cotherapist, note)
  await until('the server asks on coming in', () => questionsTo(socket) === 1)
  // Answered with nothing, as a client does that has nothing.
  socket.send(encodeStep2(Y.encodeStateAsUpdate(new Y.Doc())))
  socket.send(encodeSaved(1))
  await until('nothing is missing yet', () => answersTo(socket).includes(1))

  socket.send(encodeUpdate(updates[2] ?? new Uint8Array()))
  socket.send(encodeSaved(2))
  await until('the server asks', () => questionsTo(socket) === 2)
  socket.send(encodeUpdate(updates[1] ?? new Uint8Array()))
  socket.send(encodeSaved(3))
  write(a.doc, ' meanwhile')
  await a.allSaved()
  // The colleague's turn is over, so these were looked at: one question is enough, and no answer may come.
  expect(questionsTo(socket)).toBe(2)
  expect(answersTo(socket)).toEqual([1])
  expect((await storedRows(app, note)).head).toBe(head + 1)
  expect(a.xml()).not.toContain('three')

  socket.send(encodeStep2(Y.encodeStateAsUpdate(doc)))
  await until('it is acknowledged', () => answersTo(socket).includes(3))
  await until('it is there', () => a.xml().includes(' one two three'))
})

test('SYNC-24 a step 2 that adds nothing, and an update that is known already, leave version, head and log as they are', async () => {
  const { app, lead, cotherapist, note, a, b } = await pair()
  textOfFirstParagraph(a.doc).delete(0, 2)
  await a.allSaved()
  await alike(a, b)
  const [before, rows] = [await noteOf(lead, note), await storedRows(app, note)]
  for (let round = 0; round < 3; round++) {
    const socket = await openRaw(cotherapist, note)
    socket.send(encodeStep2(Y.encodeStateAsUpdate(b.doc)))
    socket.send(encodeUpdate(Y.encodeStateAsUpdate(a.doc)))
    socket.send(encodeSaved(9))
    await until('it is acknowledged', () => answersTo(socket).includes(9))
    expect(socket.ws.readyState).toBe(socket.ws.OPEN)
  }
  expect(await noteOf(lead, note)).toEqual(before)
  expect(await storedRows(app, note)).toEqual(rows)
})

test('SYNC-24 an update that repeats what is known and goes on from there is merged once', async () => {
  const { cotherapist, note, a } = await pair()
  const { doc, updates } = replica(a.doc)
  write(doc, ' first')
  const first = Y.mergeUpdates(updates)
  write(doc, ' second')
  const both = Y.mergeUpdates(updates)
  const socket = await openRaw(cotherapist, note)
  socket.send(encodeUpdate(first))
  socket.send(encodeUpdate(both))
  socket.send(encodeUpdate(first))
  socket.send(encodeSaved(1))
  await until('it is acknowledged', () => answersTo(socket).includes(1))
  await until('it is there', () => a.xml().includes('second'))
  expect(a.xml().split(' first second')).toHaveLength(2)
})

test('SYNC-24 words that their author deleted before they ever came up arrive as collected, and are no offence', async () => {
  const { cotherapist, note, a, b } = await pair()
  b.provider.disconnect()
  write(b.doc, ' written and')
  const text = textOfFirstParagraph(b.doc)
  const taken = new Y.XmlElement('paragraph')
  const section = text.parent?.parent
  if (!(section instanceof Y.XmlElement)) throw new Error('A paragraph stands in a section.')
  section.insert(1, [taken])
  taken.insert(0, [new Y.XmlText('thought better of')])
  section.delete(1, 1)
  b.provider.connect()
  await b.allSaved()
  await alike(a, b)
  expect(a.xml()).toContain('written and')
  expect(b.closes.filter((code) => code >= 4000)).toEqual([])
  expect(await heldOf(cotherapist, note)).toEqual([])
})

test('SYNC-21 SYNC-62 a member goes on under the same client id from a second socket and after a reload of the page', async () => {
  const { cotherapist, note, a, b } = await pair()
  write(b.doc, ' one')
  await b.allSaved()
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(b.doc))
  copy.clientID = b.doc.clientID
  b.provider.disconnect()
  const again = connect(cotherapist, note, { doc: copy })
  await again.synced()
  write(copy, ' two')
  await again.allSaved()
  await alike(a, again)
  expect(a.xml()).toContain('note one two')
})

test('SYNC-23 an author sets one cell several times while away, and could undo each: the last value is merged, nobody is closed', async () => {
  const { cotherapist, note, a, b } = await pair()
  const rowOf = (doc: Y.Doc): Y.XmlElement => {
    const walker = doc.getXmlFragment('default').createTreeWalker(() => true)
    const row = [...walker].find((type) => type instanceof Y.XmlElement && type.nodeName === 'doseRow')
    if (!(row instanceof Y.XmlElement)) throw new Error('The template has a row for the dose.')
    return row
  }
  // What could be undone is kept, so that the values come up in one piece instead of as collected.
  const undo = new Y.UndoManager(b.doc.getXmlFragment('default'))
  b.provider.disconnect()
  for (const site of ['left deltoid', 'right deltoid', 'left thigh', 'right thigh']) {
    rowOf(b.doc).setAttribute('site', site)
    undo.stopCapturing()
  }
  b.provider.connect()
  await b.allSaved()
  await alike(a, b)
  expect(rowOf(a.doc).getAttribute('site')).toBe('right thigh')
  undo.undo()
  undo.undo()
  await b.allSaved()
  await alike(a, b)
  expect(rowOf(a.doc).getAttribute('site')).toBe('right deltoid')
  expect(b.closes.filter((code) => code >= 4000)).toEqual([])
  expect(await heldOf(cotherapist, note)).toEqual([])
})
