import { setTimeout as pause } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { encodeAwareness, encodeSaved, encodeStep1, encodeUpdate, frameTypes } from '../../shared/sync/frames.ts'
import { limits } from '../../shared/sync/limits.ts'
import { newMember, onCareTeam, type TestMember } from '../support/actors.ts'
import { connect, openRaw, type RawSocket, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { expectHealthy, expectUntouched, placesOf, raw, recordOf, type Stage, savedOf, stage } from './abuse.ts'
import { rawUpdate, words } from './hostileUpdates.ts'

const megabyte = 1024 * 1024
const memory = (): number => {
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / megabyte
}

/** The state of one client in the newest message that tells of it. */
function stateOf({ messages }: RawSocket, clientId: number): { clock: number; json: string } | undefined {
  let found: { clock: number; json: string } | undefined
  for (const message of messages) {
    const outer = decoding.createDecoder(message)
    if (decoding.readVarUint(outer) !== frameTypes.awareness) continue
    const inner = decoding.createDecoder(decoding.readVarUint8Array(outer))
    for (let left = decoding.readVarUint(inner); left > 0; left--) {
      const id = decoding.readVarUint(inner)
      const clock = decoding.readVarUint(inner)
      const json = decoding.readVarString(inner)
      if (id === clientId) found = { clock, json }
    }
  }
  return found
}

test('abuse 14: a member says to be a colleague: everybody is told who it really is, by the server', async () => {
  const scene = await stage()
  const { lead, cotherapist, note } = scene
  const [watcher, impostor] = [await raw(lead, note), await raw(cotherapist, note)]
  const claim = { id: lead.id, name: 'Lead', role: 'lead', color: '#000', admin: true }
  impostor.send(encodeAwareness([{ clientId: 4711, clock: 1, json: JSON.stringify({ user: claim, cursor: null }) }]))
  await until('the others are told', () => stateOf(watcher, 4711) !== undefined)
  const { user } = JSON.parse(stateOf(watcher, 4711)?.json ?? '')
  expect(user).toEqual({ id: cotherapist.id, name: 'Co-therapist', role: 'co-therapist', color: 'p2' })
})

test('abuse 14: a member speaks for a colleague’s client id, at the largest clock: dropped; the colleague is still shown as before', async () => {
  const scene = await stage()
  const { honest, cotherapist, supervisor, note } = scene
  const victim = honest.doc.clientID
  honest.provider.awareness.setLocalState({ cursor: 'here' })
  const watcher = await raw(supervisor, note)
  await until('the colleague is present', () => stateOf(watcher, victim)?.json.includes('here') === true)
  const impostor = await raw(cotherapist, note)
  for (const clock of [2 ** 31 - 1, 2 ** 32 - 1, 2 ** 53 - 1]) {
    impostor.send(encodeAwareness([{ clientId: victim, clock, json: 'null' }]))
    impostor.send(encodeAwareness([{ clientId: victim, clock, json: '{"cursor":"gone"}' }]))
  }
  impostor.send(encodeAwareness([{ clientId: 4711, clock: 2 ** 53 - 1, json: '{}' }]))
  impostor.send(encodeAwareness([{ clientId: 2 ** 40, clock: 1, json: '{}' }]))
  impostor.send(encodeAwareness([{ clientId: 4712, clock: 1, json: '{"cursor":"mine"}' }]))
  impostor.send(encodeAwareness([{ clientId: 4712, clock: 5_000, json: '{"cursor":"a leap"}' }]))
  await until('the impostor is present as itself', () => stateOf(watcher, 4712) !== undefined)
  honest.provider.awareness.setLocalState({ cursor: 'moved' })
  await until('the colleague moves on', () => stateOf(watcher, victim)?.json.includes('moved') === true)
  expect(stateOf(watcher, victim)?.clock).toBeLessThan(1_000)
  expect(stateOf(watcher, 4711)).toBeUndefined()
  expect(stateOf(watcher, 2 ** 40)).toBeUndefined()
  expect(stateOf(watcher, 4712)?.json).toContain('mine')
  await expectHealthy(scene)
})

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['a number', '7'],
  ['words', '"x"'],
  ['too long', JSON.stringify({ a: 'x'.repeat(limits.awarenessStateBytes) })],
])('abuse 14: a member’s state is %s: dropped, and the socket stays', async (_what, json) => {
  const scene = await stage()
  const [watcher, sender] = [await raw(scene.supervisor, scene.note), await raw(scene.cotherapist, scene.note)]
  sender.send(encodeAwareness([{ clientId: 4711, clock: 1, json }]))
  sender.send(encodeAwareness([{ clientId: 4711, clock: 2, json: '{"__proto__":{"name":"x"},"ok":true}' }]))
  await until('the state after it is shown', () => stateOf(watcher, 4711)?.json.includes('"ok":true') === true)
  expect(stateOf(watcher, 4711)?.clock).toBe(2)
})

test('abuse 15: a member sends 20,000 awareness states in one frame, again and again: closed each time; memory stays flat', async () => {
  const scene = await stage()
  const before = await recordOf(scene)
  const states = Array.from({ length: 20_000 }, (_, index) => ({ clientId: index, clock: 1, json: '{"a":1}' }))
  const frame = encodeAwareness(states)
  const attempt = async () => {
    const socket = await raw(scene.cotherapist, scene.note)
    socket.send(frame)
    expect(await socket.closed).toBe(4400)
  }
  await attempt()
  const atFirst = memory()
  for (let round = 0; round < 30; round++) await attempt()
  // Thirty times 20,000 states would be more than a hundred megabytes.
  expect(memory() - atFirst).toBeLessThan(80)
  await expectUntouched(scene, before)
})

test.each([
  ['5 MiB', 5 * megabyte],
  ['9 MiB', 9 * megabyte],
])(
  'abuse 17: a writer sends a frame of %s: closed with 4413, which no stock client repeats; the others are unaffected',
  async (_what, size) => {
    const scene = await stage()
    const before = await recordOf(scene)
    const socket = await raw(scene.cotherapist, scene.note)
    socket.send(encodeUpdate(new Uint8Array(size)))
    expect(await socket.closed).toBe(4413)
    await expectUntouched(scene, before)
  },
)

test('abuse 17: a writer sends an update of two million parts in 4 MiB: closed with 4413; the others go on', async () => {
  const scene = await stage()
  const before = await recordOf(scene)
  const head = [1, 128, 137, 122, 231, 36, 0]
  const update = new Uint8Array(head.length + 2_000_000 * 2 + 1).fill(0)
  update.set(head)
  for (let part = 0; part < 2_000_000; part++) update[head.length + part * 2 + 1] = 1
  const socket = await raw(scene.cotherapist, scene.note)
  socket.send(encodeUpdate(update))
  expect(await socket.closed).toBe(4413)
  await expectUntouched(scene, before)
})

/** Stops to read what the server sends. */
const stopReading = ({ ws }: RawSocket) => ws.pause()

async function crowd({ app, practiceId, caseId, note }: Stage, people: number, socketsEach: number) {
  const members: TestMember[] = []
  for (let index = 0; index < people; index++) {
    const member = await newMember(app, practiceId, ['supervisor'], `Reader ${index}`)
    await onCareTeam(app, caseId, member, 'observer')
    members.push(member)
  }
  const sockets = members.flatMap((member) => Array.from({ length: socketsEach }, () => openRaw(member, note)))
  return Promise.all(sockets)
}

test('abuse 17: a hundred sockets that never read, while one writes: they are closed with 1013; who reads is unaffected', async () => {
  const scene = await stage()
  const { app, honest, supervisor, note } = scene
  const reader = connect(supervisor, note)
  await reader.synced()
  const sockets = await crowd(scene, 2, 50)
  expect(app.engine.connectionCount).toBe(102)
  for (const socket of sockets) stopReading(socket)
  const atFirst = memory()
  // More than the kernel's buffers and what is allowed on top of them.
  const piece = 'x'.repeat(megabyte)
  for (let round = 0; round < 9; round++) {
    write(honest.doc, piece)
    await honest.allSaved()
  }
  await until('the reader has it all', () => reader.xml().length === honest.xml().length)
  expect(reader.closes).toEqual([])
  expect(honest.closes).toEqual([])
  expect(memory() - atFirst).toBeLessThan(400)
  for (const { ws } of sockets) ws.resume()
  await until('all that did not read are gone', () => app.engine.connectionCount === 2, 15_000)
  const codes = await Promise.all(sockets.map(({ closed }) => closed))
  // Whoever reads on in time is told; the others find that they were cut.
  expect(codes).toContain(1013)
  expect(codes.filter((code) => code !== 1013 && code !== 1006)).toEqual([])
}, 60_000)

test('abuse 17: a client that pings and never reads the answers is cut off before they fill the memory', async () => {
  const scene = await stage()
  const socket = await raw(scene.supervisor, scene.note)
  stopReading(socket)
  const atFirst = memory()
  const payload = Buffer.alloc(125)
  await pingUntilClosed(scene, socket.ws, payload)
  expect(memory() - atFirst).toBeLessThan(200)
  socket.ws.resume()
  expect(await socket.closed).toBe(1006)
  await expectHealthy(scene)
}, 60_000)

async function pingUntilClosed({ app }: Stage, ws: WebSocket, payload: Buffer): Promise<void> {
  let sent = 0
  for (; sent < 400_000 && app.engine.connectionCount > 1; sent++) {
    if (ws.readyState === ws.OPEN) ws.ping(payload)
    if (sent % 2_000 === 0) await pause(1)
  }
  await until('the server has closed it', () => app.engine.connectionCount === 1, 15_000)
}

test('abuse 17: a reader asks for the whole note two thousand times at once: answered once a turn; others write on', async () => {
  const scene = await stage()
  const socket = await raw(scene.supervisor, scene.note)
  const stateVector = Y.encodeStateVector(new Map([[1, 1]]))
  for (let asked = 0; asked < 2_000; asked++) socket.send(encodeStep1(stateVector))
  for (let asked = 0; asked < 2_000; asked++) socket.send(new Uint8Array([frameTypes.queryAwareness]))
  socket.send(encodeSaved(1))
  await until('all are answered', () => savedOf(socket).includes(1))
  expect(socket.messages.length).toBeLessThan(1_000)
  await expectHealthy(scene)
})

test('abuse 17: a permitted writer’s burst of 5,000 updates meets back-pressure, not a closed socket, and is all there', async () => {
  const scene = await stage()
  const { cotherapist, note, honest } = scene
  const socket = await raw(cotherapist, note)
  const { words: right } = placesOf(honest.doc)
  for (let clock = 0; clock < 5_000; clock++) {
    const origin = { client: 4711, clock: clock - 1 }
    const struct = { content: words('b'), right, ...(clock === 0 ? {} : { origin }) }
    socket.send(encodeUpdate(rawUpdate([{ client: 4711, clock, structs: [struct] }])))
  }
  socket.send(encodeSaved(1))
  await until('the burst is on disk', () => savedOf(socket).includes(1))
  await until('the colleague has it', () => honest.xml().includes('b'.repeat(5_000)))
  expect((await recordOf(scene)).markdown).toContain('b'.repeat(5_000))
})

test('abuse 17: SYNC-27 a note that is full takes no more and says so; nobody else loses the note', async () => {
  const scene = await stage()
  const { cotherapist, note, honest } = scene
  const { words: right } = placesOf(honest.doc)
  const outcomes: string[] = []
  for (let client = 5_000; client < 5_004; client++) {
    const socket = await raw(cotherapist, note)
    const struct = { content: words('x'.repeat(3 * megabyte)), right }
    socket.send(encodeUpdate(rawUpdate([{ client, clock: 0, structs: [struct] }])))
    socket.send(encodeSaved(1))
    const saved = until('it is saved', () => savedOf(socket).includes(1)).then(() => 'saved')
    outcomes.push(await Promise.race([saved, socket.closed.then(String)]))
    socket.ws.terminate()
  }
  expect(outcomes).toEqual(['saved', 'saved', 'saved', '4413'])
  await expectHealthy(scene)
})
