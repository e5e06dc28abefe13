import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import { limits } from '../../shared/sync/limits.ts'
import { connect, openRaw, type RawSocket, UpgradeRefused, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { alike, apart, back, pair } from './pair.ts'

/** The sync steps that a socket was sent, in order: 0, 1 or 2 for an update. */
const syncSteps = ({ messages }: RawSocket): number[] =>
  messages.flatMap((message) => {
    const decoder = decoding.createDecoder(message)
    return decoding.readVarUint(decoder) === 0 ? [decoding.readVarUint(decoder)] : []
  })

test('SYNC-10 a stranger meets 401, a foreign page 403, an outsider 404, the same as for a note that does not exist', async () => {
  const { lead, outsider, note } = await pair()
  const statusOf = (member: Parameters<typeof openRaw>[0], of = note, headers = {}) =>
    openRaw(member, of, headers).then(
      () => 101,
      (error: unknown) => (error instanceof UpgradeRefused ? error.status : error),
    )
  expect(await statusOf({ origin: lead.origin })).toBe(401)
  expect(await statusOf({ origin: lead.origin, cookie: '__Host-throughline=made-up' })).toBe(401)
  for (const origin of ['https://elsewhere.example', 'null', `${lead.origin}/`, lead.origin.toUpperCase()])
    expect(await statusOf(lead, note, { origin }), origin).toBe(403)
  expect(await statusOf(outsider)).toBe(404)
  for (const documentId of ['00000000-0000-4000-8000-000000000000', 'nothing', `${note.documentId}x`])
    expect(await statusOf(lead, { ...note, documentId: documentId as typeof note.documentId }), documentId).toBe(404)
  expect(await statusOf(lead)).toBe(101)
})

test.each([
  ['older', -1],
  ['newer', 1],
])(
  'SYNC-10 a client of an %s schema than the note’s is closed with 4426, and nothing of it is taken in',
  async (_, step) => {
    const { lead, note, a } = await pair()
    const before = a.xml()
    const other = connect(lead, { ...note, schemaVersion: note.schemaVersion + step })
    await until('it is closed', () => other.closes.length > 0)
    expect(other.closes).toEqual([4426])
    expect(other.provider.shouldConnect).toBe(false)
    expect(other.xml()).toBe('')
    expect(a.xml()).toBe(before)
  },
)

test('SYNC-11 a client comes in: the server asks for what it has before it answers with what there is', async () => {
  const { lead, cotherapist, note, a, b } = await pair()
  const socket = await openRaw(cotherapist, note)
  // Step 1 with an empty state vector.
  socket.send(new Uint8Array([0, 0, 1, 0]))
  await until('the server has answered', () => syncSteps(socket).includes(1))
  expect(syncSteps(socket).slice(0, 2)).toEqual([0, 1])

  apart(b)
  write(b.doc, ' typed offline')
  await back(b)
  await alike(a, b)
  expect(a.xml()).toContain('typed offline')
  expect(lead.id).not.toBe(cotherapist.id)
})

test('SYNC-72 a member opens more sockets than anybody needs: the first 64 stay, the next is refused, a closed one makes room', async () => {
  const { cotherapist, lead, note, b } = await pair()
  const sockets: RawSocket[] = []
  // One is the page that is open already.
  while (sockets.length < limits.connectionsPerMember - 1) sockets.push(await openRaw(cotherapist, note))
  await expect(openRaw(cotherapist, note)).rejects.toEqual(new UpgradeRefused(429))
  await openRaw(lead, note)
  sockets[0]?.ws.close()
  await sockets[0]?.closed
  await until('there is room again', () =>
    openRaw(cotherapist, note).then(
      () => true,
      () => false,
    ),
  )
  expect(b.closes).toEqual([])
})
