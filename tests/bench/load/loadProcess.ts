import { faultsIn, lostIn } from './check.ts'
import type { LoadActs, LoadAnswer, LoadQuestion } from './loadActs.ts'
import { openRoom, type Room } from './room.ts'
import { Seat } from './seat.ts'
import { Typing } from './typing.ts'

/*
 * The load, a process of its own so that it can have a processor core of its own. It does what it is asked over the
 * channel to the process that started it, one thing at a time.
 */

const roomsOpenedAtOnce = 25
const socketsOpenedAtOnce = 50

let rooms: Room[] = []
let idle: Seat[] = []
let typing = new Typing()

const acts: LoadActs = {
  async open({ server, plans, base }) {
    typing = new Typing()
    const startedAt = performance.now()
    rooms = await inTurns(plans, roomsOpenedAtOnce, (plan) => openRoom(server, plan, base, typing))
    typing.seat(rooms)
    await inTurns(rooms, roomsOpenedAtOnce, (room) => room.begin(base))
    return { tookMs: performance.now() - startedAt }
  },
  type: (plan) => typing.run(plan),
  async check({ server, base }) {
    const kept = rooms.filter((room) => room.plan.keeps)
    const faults = await inTurns(kept, 1, (room) => faultsIn(server, room, base))
    return { checked: kept.length, faults: faults.flat() }
  },
  lost: ({ server }) => lostIn(server, rooms),
  async openIdle({ server, sockets }) {
    const ignored = { onKeystrokes: () => undefined, onSaved: () => undefined }
    const wishes = { watches: false, keeps: false }
    const opened = await inTurns(sockets, socketsOpenedAtOnce, ({ documentId, cookie }) =>
      Seat.open(0, { ...server, documentId, cookie }, wishes, ignored),
    )
    idle.push(...opened)
    return { open: idle.filter((seat) => seat.isOpen).length }
  },
  async close() {
    for (const room of rooms) room.end()
    for (const seat of idle) seat.end()
    rooms = []
    idle = []
    typing = new Typing()
    return null
  },
}

async function inTurns<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(act))))
  }
  return results
}

async function answer(question: LoadQuestion): Promise<unknown> {
  switch (question.act) {
    case 'open':
      return acts.open(question.given)
    case 'type':
      return acts.type(question.given)
    case 'check':
      return acts.check(question.given)
    case 'lost':
      return acts.lost(question.given)
    case 'openIdle':
      return acts.openIdle(question.given)
    case 'close':
      return acts.close(null)
  }
}

process.on('message', (question: LoadQuestion) => {
  const reply = (reply: LoadAnswer): void => {
    process.send?.(reply)
  }
  answer(question).then(
    (result) => reply({ number: question.number, result }),
    (error: unknown) =>
      reply({ number: question.number, failure: error instanceof Error ? error.message : String(error) }),
  )
})
// Whoever started the load is gone: so is the need for it.
process.on('disconnect', () => process.exit(0))
