import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeSaved, encodeStep2, encodeUpdate } from '../../shared/sync/frames.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import {
  expectHealthy,
  expectUntouched,
  idOf,
  noticesOf,
  placesOf,
  raw,
  recordOf,
  refusalsOf,
  replicaOf,
  type Stage,
  savedOf,
  stage,
  updateOf,
} from './abuse.ts'
import { type Block, deleted, gc, rawUpdate, skip, words, xmlText } from './hostileUpdates.ts'

/** The co-therapist, who may write, sends this and nothing else; the socket ends, and nothing has changed. */
async function attempt(scene: Stage, update: Uint8Array, why?: string): Promise<void> {
  const before = await recordOf(scene)
  const known = (await refusalsOf(scene.app, scene.cotherapist)).length
  const socket = await raw(scene.cotherapist, scene.note)
  socket.send(encodeUpdate(update))
  expect(await socket.closed).toBe(4400)
  await expectUntouched(scene, before)
  const refusals = (await refusalsOf(scene.app, scene.cotherapist)).slice(known)
  expect(refusals).toEqual(why === undefined ? [] : [`write.refused {"why":"${why}"}`])
}

test('abuse 9: a writer sends words under a colleague’s client id: closed, audited; the colleague’s next words land', async () => {
  const scene = await stage()
  const victim = scene.honest.doc.clientID
  const next = Y.getState(scene.honest.doc.store, victim)
  const { words: right } = placesOf(scene.honest.doc)
  const forged = [{ client: victim, clock: next, structs: [{ content: words('NOT MINE '), right }] }]
  await attempt(scene, rawUpdate(forged), 'words under a colleague’s client id')
  expect(scene.honest.xml()).not.toContain('NOT MINE')
})

test('abuse 9: the same as an answer to the server’s question is kept apart for the one who sent it, and merged nowhere', async () => {
  const scene = await stage()
  const before = await recordOf(scene)
  const victim = scene.honest.doc.clientID
  const next = Y.getState(scene.honest.doc.store, victim)
  const { words: right } = placesOf(scene.honest.doc)
  const socket = await raw(scene.cotherapist, scene.note)
  socket.send(encodeSaved(1))
  socket.send(
    encodeStep2(rawUpdate([{ client: victim, clock: next, structs: [{ content: words('NOT MINE '), right }] }])),
  )
  await until('the sender is told', () => noticesOf(socket).length > 0)
  expect(noticesOf(socket)).toMatchObject([{ reason: 'foreign' }])
  await expectUntouched(scene, before)
})

test('abuse 9: a writer says something else under ids that are known already: nobody ever sees it, also not who is just coming in', async () => {
  const scene = await stage()
  const { honest, cotherapist, supervisor, note } = scene
  const { text, words: first } = placesOf(honest.doc)
  const socket = await raw(cotherapist, note)
  const joining = await raw(supervisor, note)
  const fresh = { client: 4711, clock: 0, structs: [{ content: words('new '), right: first }] }
  const retold = { ...first, structs: [{ content: words('WRITTEN IN BAD FAITH! '), parent: text }] }
  socket.send(encodeUpdate(rawUpdate([fresh, retold])))
  await until('the new words are there', () => honest.xml().includes('new '))
  await honest.allSaved()
  for (const bytes of joining.messages) expect(Buffer.from(bytes).includes('BAD FAITH')).toBe(false)
  expect((await recordOf(scene)).markdown).not.toContain('BAD FAITH')
  await expectHealthy(scene)
})

test('abuse 10: a writer sends a GC struct of 2^52 clocks under a colleague’s id, in 14 bytes: closed; the room is healthy', async () => {
  const scene = await stage()
  const victim = scene.honest.doc.clientID
  const clock = Y.getState(scene.honest.doc.store, victim)
  const update = rawUpdate([{ client: victim, clock, structs: [{ content: gc(2 ** 52) }] }])
  expect(update.length).toBeLessThan(24)
  await attempt(scene, update, 'a clock beyond the limit')
})

test.each([
  ['under one’s own id', 4711, 0, gc(2 ** 52)],
  ['as deleted words', 4711, 0, deleted(2 ** 40)],
  ['as a gap', 4711, 0, skip(10)],
  ['at a clock beyond the limit', 4711, 2 ** 31, words('far')],
  ['under an id of more than 32 bits', 2 ** 40, 0, gc(1)],
])(
  'abuse 10: a writer sends clocks that nobody typed, %s: closed; the room is healthy',
  async (_what, client, clock, content) => {
    const scene = await stage()
    const { words: right } = placesOf(scene.honest.doc)
    const update = rawUpdate([{ client, clock, structs: [{ content, right }] }])
    await attempt(scene, update, content.ref === 10 ? 'a skip' : 'a clock beyond the limit')
  },
)

test('abuse 26: a writer’s delete set names words that a colleague has not typed yet: not applied; the words stay', async () => {
  const scene = await stage()
  const { honest, cotherapist, note } = scene
  const before = await recordOf(scene)
  const victim = honest.doc.clientID
  const next = Y.getState(honest.doc.store, victim)
  const socket = await raw(cotherapist, note)
  const trap = rawUpdate([], [{ client: victim, ranges: [[next, 1_000]] }])
  socket.send(encodeUpdate(trap))
  socket.send(encodeStep2(trap))
  await honest.allSaved()
  expect(await recordOf(scene)).toEqual(before)
  write(honest.doc, 'later words that nobody may erase ')
  await honest.allSaved()
  expect((await recordOf(scene)).markdown).toContain('later words that nobody may erase')
  await expectHealthy(scene)
})

test('abuse 26: a writer’s delete set reaches beyond every clock: closed; nothing is deleted', async () => {
  const scene = await stage()
  const client = scene.honest.doc.clientID
  await attempt(scene, rawUpdate([], [{ client, ranges: [[0, 2 ** 40]] }]), 'a deletion beyond the limit')
  await attempt(scene, rawUpdate([], [{ client, ranges: [[1, 0]] }]), 'a deletion beyond the limit')
})

test('abuse 9: a writer brings a client id in two blocks, which reads well and applies in part: closed; nobody else is', async () => {
  const scene = await stage()
  const { words: right } = placesOf(scene.honest.doc)
  const block = (clock: number, text: string): Block => ({
    client: 4711,
    clock,
    structs: [{ content: words(text), right }],
  })
  await attempt(scene, rawUpdate([block(0, 'ab'), block(2, 'cd')]))
})

test('abuse 9: a writer retells the beginning of own words at another place: the rest follows the beginning, or is refused', async () => {
  const scene = await stage()
  const { honest, cotherapist, note } = scene
  const { section, words: first } = placesOf(honest.doc)
  const writer = await raw(cotherapist, note)
  const node = new Y.XmlElement('paragraph')
  const doc = replicaOf(scene, 4711)
  const holder = doc.getXmlFragment('default').get(0)
  if (!(holder instanceof Y.XmlElement)) throw new Error('The note begins with a section.')
  const made = updateOf(doc, () => holder.insert(0, [node]))
  expect(idOf(node)).toEqual({ client: 4711, clock: 0 })
  expect(idOf(holder)).toEqual(section)
  writer.send(encodeUpdate(made))
  writer.send(encodeSaved(1))
  await until(
    'the paragraph is there',
    () => savedOf(writer).includes(1) && honest.xml().includes('<paragraph></paragraph>'),
  )
  // Clock 0 is the paragraph; as words of two letters, the second one would stand between the nodes of the section.
  const retold = rawUpdate([{ client: 4711, clock: 0, structs: [{ content: words('xy'), right: first }] }])
  await attempt(scene, retold, 'neighbours of two parents')
})

test('abuse 9: a writer rests new structs on each other, or on their own future: closed; nobody else is', async () => {
  const scene = await stage()
  const { text } = placesOf(scene.honest.doc)
  const circle = rawUpdate([
    { client: 4712, clock: 0, structs: [{ content: words('a'), origin: { client: 4711, clock: 0 } }] },
    { client: 4711, clock: 0, structs: [{ content: words('b'), origin: { client: 4712, clock: 0 } }] },
  ])
  await attempt(scene, circle, 'structs that rest on each other')
  const future = [
    { content: words('a'), origin: { client: 4713, clock: 7 }, parent: text },
    { content: words('bcdefgh') },
  ]
  await attempt(scene, rawUpdate([{ client: 4713, clock: 0, structs: future }]), 'words that rest on later ones')
})

test('abuse 9: a writer puts words between neighbours the other way round, whom no two readers would see at one place: closed; nobody else is', async () => {
  const scene = await stage()
  const { client, clock } = placesOf(scene.honest.doc).words
  const [early, late] = [
    { client, clock },
    { client, clock: clock + 9 },
  ]
  const known = { content: words('x'), origin: late, right: early }
  await attempt(scene, rawUpdate([{ client: 4711, clock: 0, structs: [known] }]), 'neighbours in the wrong order')
  expect(scene.honest.closes).toEqual([])
})

test('abuse 9: a writer brings a hundred client ids on one socket: closed after sixteen', async () => {
  const scene = await stage()
  const { words: right } = placesOf(scene.honest.doc)
  const blocks = Array.from({ length: 100 }, (_, index) => ({
    client: 5_000 + index,
    clock: 0,
    structs: [{ content: words('x'), right }],
  }))
  await attempt(scene, rawUpdate(blocks), 'too many client ids')
})

test('abuse 9: an author whose edit is refused by mistake or malice comes back and goes on under a new id', async () => {
  const scene = await stage()
  const { cotherapist, note, honest } = scene
  const socket = await raw(cotherapist, note)
  socket.send(encodeUpdate(rawUpdate([{ client: 4711, clock: 0, structs: [{ content: xmlText() }] }])))
  expect(await socket.closed).toBe(4400)
  const again = connect(cotherapist, note)
  await again.synced()
  write(again.doc, 'back again ')
  await again.allSaved()
  await until('the colleague reads it', () => honest.xml().includes('back again'))
})
