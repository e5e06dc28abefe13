import { expect, test } from 'vitest'
import { encodeSaved, encodeUpdate } from '../../shared/sync/frames.ts'
import { write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import {
  expectHealthy,
  expectUntouched,
  noticesOf,
  placesOf,
  raw,
  recordOf,
  type Stage,
  savedOf,
  stage,
} from './abuse.ts'
import { rawUpdate, words } from './hostileUpdates.ts'
import { heldOf } from './pair.ts'

const own = (clock: number) => ({ client: 4711, clock })

/** The co-therapist’s socket, which has written three letters into the paragraph under its own client id. */
async function writer(scene: Stage) {
  const socket = await raw(scene.cotherapist, scene.note)
  socket.send(
    encodeUpdate(
      rawUpdate([
        { client: 4711, clock: 0, structs: [{ content: words('abc'), right: placesOf(scene.honest.doc).words }] },
      ]),
    ),
  )
  socket.send(encodeSaved(1))
  await until('the letters are there', () => savedOf(socket).includes(1) && scene.honest.xml().includes('abc'))
  return socket
}

test('SYNC-45 a letter that names one and the same own letter for both its neighbours is held for its author', async () => {
  const scene = await stage()
  const socket = await writer(scene)
  await scene.honest.allSaved()
  const before = await recordOf(scene)
  socket.send(
    encodeUpdate(
      rawUpdate([{ client: 4711, clock: 3, structs: [{ content: words('back'), origin: own(1), right: own(1) }] }]),
    ),
  )
  await until('its author is told', () => noticesOf(socket).length > 0)
  const [held] = await heldOf(scene.cotherapist, scene.note)
  expect(held).toMatchObject({ reason: 'misplaced' })
  expect(noticesOf(socket)).toEqual([{ reason: 'misplaced', heldId: held?.heldId }])
  await expectUntouched(scene, before)
})

test('SYNC-45 where only taking it in shows it, the update is held whole, and what colleagues sent with it is merged', async () => {
  const scene = await stage()
  const socket = await writer(scene)
  const arriving = [
    { content: words('x'), origin: own(0), right: own(1) },
    { content: words('y'), origin: own(3), right: own(1) },
    { content: words('z'), origin: own(4), right: own(3) },
  ]
  socket.send(encodeUpdate(rawUpdate([{ client: 4711, clock: 3, structs: arriving }])))
  write(scene.honest.doc, 'at the same time ')
  await until('its author is told', () => noticesOf(socket).length > 0)
  await scene.honest.allSaved()
  const held = await heldOf(scene.cotherapist, scene.note)
  expect(held).toMatchObject([{ reason: 'misplaced' }])
  expect(held[0]?.text).toContain('x')
  const { markdown } = await recordOf(scene)
  expect(markdown).toContain('at the same time')
  expect(markdown).not.toMatch(/[xyz]abc|a[xyz]/)
  expect(scene.honest.closes).toEqual([])
  await expectHealthy(scene)
})

test('SYNC-45 what the author writes on under the same client id joins what is held', async () => {
  const scene = await stage()
  const socket = await writer(scene)
  socket.send(
    encodeUpdate(
      rawUpdate([{ client: 4711, clock: 3, structs: [{ content: words('back'), origin: own(1), right: own(1) }] }]),
    ),
  )
  await until('its author is told', () => noticesOf(socket).length > 0)
  socket.send(
    encodeUpdate(
      rawUpdate([{ client: 4711, clock: 7, structs: [{ content: words(' and on'), origin: own(6), right: own(1) }] }]),
    ),
  )
  await until(
    'it is held',
    async () => (await heldOf(scene.cotherapist, scene.note))[0]?.text.includes('and on') === true,
  )
  expect(scene.honest.xml()).not.toContain('and on')
})

/** What only shows itself once it is taken in: the third stands before the first, its right neighbour. */
const misplacedUnder = (client: number, clock: number, from: number) =>
  rawUpdate([
    {
      client,
      clock,
      structs: [
        { content: words('x'), origin: own(0), right: own(1) },
        { content: words('y'), origin: { client, clock }, right: own(1) },
        { content: words('z'), origin: { client, clock: clock + 1 }, right: { client, clock: from } },
      ],
    },
  ])

test('SYNC-45 of a flood of such updates under one client id one makes the room read its document anew, and a colleague writes on', async () => {
  const scene = await stage()
  const socket = await writer(scene)
  for (let turn = 0; turn < 400; turn++) socket.send(encodeUpdate(misplacedUnder(4711, 3 + turn * 3, 3 + turn * 3)))
  write(scene.honest.doc, 'at the same time ')
  await scene.honest.allSaved()
  await until('its author is told', () => noticesOf(socket).length > 0)
  expect(await heldOf(scene.cotherapist, scene.note)).toHaveLength(1)
  expect(scene.honest.closes).toEqual([])
  await expectHealthy(scene)
})

test('SYNC-45 a socket that goes on with such updates under ever new client ids is closed; nobody else is', async () => {
  const scene = await stage()
  const socket = await writer(scene)
  for (let client = 5001; client <= 5012; client++) {
    const [first, second] = [
      { client, clock: 0 },
      { client, clock: 1 },
    ]
    const structs = [
      { content: words('x'), origin: own(0), right: own(1) },
      { content: words('y'), origin: first, right: own(1) },
      { content: words('z'), origin: second, right: first },
    ]
    socket.send(encodeUpdate(rawUpdate([{ client, clock: 0, structs }])))
  }
  expect(await socket.closed).toBe(4429)
  expect(scene.honest.closes).toEqual([])
  await expectHealthy(scene)
})
