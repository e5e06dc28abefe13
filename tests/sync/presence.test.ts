import { expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { z } from 'zod'
import { encodeAwareness, encodeSaved, frameTypes } from '../../shared/sync/frames.ts'
import { intervals, limits } from '../../shared/sync/limits.ts'
import type { TestMember } from '../support/actors.ts'
import { connect, type DocumentOf, openRaw, type RawSocket, type TestClient } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { apart, pair } from './pair.ts'

const User = z.object({ id: z.string(), name: z.string(), role: z.string(), color: z.string() })
const State = z.looseObject({ user: User })

/** What one client knows of another's presence. */
const seenBy = (client: TestClient, clientId: number) => {
  const state = State.safeParse(client.provider.awareness.getStates().get(clientId))
  return state.success ? state.data : undefined
}

const stateOf = (clientId: number, clock: number, state: unknown) =>
  encodeAwareness([{ clientId, clock, json: JSON.stringify(state) }])

/** Opens a bare socket and waits until the server has taken in everything that it sent. */
async function bare(member: TestMember, note: DocumentOf): Promise<RawSocket & { settled(): Promise<void> }> {
  const socket = await openRaw(member, note)
  let next = 1
  const settled = async () => {
    const number = next++
    socket.send(encodeSaved(number))
    await until('the server has answered', () =>
      socket.messages.some((message) => message[0] === frameTypes.saved && message[1] === number),
    )
  }
  return { ...socket, settled }
}

test('SYNC-60 a client gives itself a colleague’s name: the others see the member’s own, with role and colour', async () => {
  const { cotherapist, lead, a, b } = await pair()
  b.provider.awareness.setLocalState({
    user: { id: lead.id, name: 'Lead', role: 'lead', color: '#000' },
    cursor: { anchor: 1, head: 2 },
  })
  await until('the colleague sees a caret', () => seenBy(a, b.doc.clientID)?.cursor !== undefined)
  expect(seenBy(a, b.doc.clientID)).toEqual({
    user: { id: cotherapist.id, name: 'Co-therapist', role: 'co-therapist', color: 'p2' },
    cursor: { anchor: 1, head: 2 },
  })
})

test('SYNC-60 a client echoes a colleague’s state, changed: nobody sees the change', async () => {
  const { cotherapist, note, a, b } = await pair()
  a.provider.awareness.setLocalState({ cursor: { anchor: 1, head: 1 } })
  await until('the colleague is seen', () => seenBy(b, a.doc.clientID) !== undefined)
  const echo = await bare(cotherapist, note)
  const own = 4_711
  echo.send(stateOf(own, 1, { cursor: 'mine' }))
  echo.send(stateOf(a.doc.clientID, 50, { cursor: 'moved by somebody else' }))
  echo.send(stateOf(a.doc.clientID, 51, null))
  // A socket has one state: a second id of its own is left out as well.
  echo.send(stateOf(own + 1, 1, { cursor: 'a second one' }))
  await echo.settled()
  await until('its own is seen', () => seenBy(b, own)?.cursor === 'mine')
  expect(seenBy(b, a.doc.clientID)?.cursor).toEqual({ anchor: 1, head: 1 })
  expect(seenBy(b, own + 1)).toBeUndefined()
})

test('SYNC-61 a state that is too large, or whose clock leaps, is left out, and the socket stays', async () => {
  const { cotherapist, note, a } = await pair()
  const socket = await bare(cotherapist, note)
  const id = 4_712
  socket.send(stateOf(id, 1, { step: 1 }))
  socket.send(stateOf(id, 2, { step: 2, much: 'x'.repeat(limits.awarenessStateBytes) }))
  socket.send(stateOf(id, 3 + limits.awarenessClockRise, { step: 3 }))
  socket.send(stateOf(id, 2 ** 31, { step: 4 }))
  await until('the first is seen', () => seenBy(a, id)?.step === 1)
  socket.send(stateOf(id, 4, { step: 5 }))
  await until('the next one that fits is seen', () => seenBy(a, id)?.step === 5)
  await socket.settled()
  expect(socket.ws.readyState).toBe(socket.ws.OPEN)
})

test('SYNC-62 a member closes the page: the caret goes from the others’ screens', async () => {
  const { a, b, supervisor, note } = await pair()
  a.provider.awareness.setLocalState({ cursor: 0 })
  b.provider.awareness.setLocalState({ cursor: 1 })
  await until('the carets are seen', () => Boolean(seenBy(a, b.doc.clientID) && seenBy(b, a.doc.clientID)))
  b.provider.ws?.close()
  apart(b)
  await until('it is gone', () => seenBy(a, b.doc.clientID) === undefined)
  // Whoever comes now is not told of it either.
  const newcomer = connect(supervisor, note)
  await newcomer.synced()
  await until('the newcomer sees who is there', () => seenBy(newcomer, a.doc.clientID) !== undefined)
  expect(seenBy(newcomer, b.doc.clientID)).toBeUndefined()
})

test('SYNC-62 a client comes back while its old socket lingers: the newest owns the state, and the old one’s end leaves it', async () => {
  const { cotherapist, note, a } = await pair()
  const id = 4_713
  const old = await bare(cotherapist, note)
  old.send(stateOf(id, 5, { from: 'the old socket' }))
  await until('the old one is seen', () => seenBy(a, id)?.from === 'the old socket')
  const fresh = await bare(cotherapist, note)
  fresh.send(stateOf(id, 6, { from: 'the new socket' }))
  await until('the new one is seen', () => seenBy(a, id)?.from === 'the new socket')
  old.ws.close()
  await old.closed
  fresh.send(stateOf(id, 7, { from: 'the new socket again' }))
  await until('it goes on', () => seenBy(a, id)?.from === 'the new socket again')
})

test('SYNC-60 a reader is present too, and somebody who comes later sees everybody', async () => {
  const { supervisor, lead, note, a, b } = await pair()
  for (const { provider } of [a, b]) provider.awareness.setLocalState({ cursor: null })
  const reader = connect(supervisor, note)
  reader.provider.awareness.setLocalState({ cursor: null })
  await until('the reader is seen', () => seenBy(a, reader.doc.clientID) !== undefined)
  expect(seenBy(a, reader.doc.clientID)?.user).toMatchObject({ id: supervisor.id, role: 'supervisor' })
  const late = connect(lead, note)
  await late.synced()
  await until('the latecomer sees all', () =>
    [a, b, reader].every(({ doc }) => seenBy(late, doc.clientID) !== undefined),
  )
})

test('SYNC-13 a socket on which nobody says anything hears something within the heartbeat, all the time', async () => {
  // The stock client hangs up after 30 s without an application message; pings do not count for it.
  expect(intervals.heartbeat).toBeLessThanOrEqual(20_000)
  const { cotherapist, note } = await pair({ pace: { heartbeat: 200, unload: 30_000 } })
  const silent = await openRaw(cotherapist, note)
  const began = performance.now()
  const heard: number[] = []
  silent.ws.on('message', () => heard.push(performance.now()))
  await until('it has heard something five times', () => heard.length >= 5)
  const longest = Math.max(...heard.map((at, index) => at - (heard[index - 1] ?? began)))
  // Twice the interval, for a machine that is busy with other tests.
  expect(longest).toBeLessThan(400)
  // What it hears is an awareness message that says nothing.
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  expect(encodeAwareness([])).toEqual(silent.messages.at(-1))
  awareness.destroy()
  doc.destroy()
})
