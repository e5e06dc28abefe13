import { type Bench, type ByContestant, interleaved, withServer } from '../bench.ts'
import type { Running } from '../contestants.ts'
import { at } from './busyRoom.ts'

export interface SmallRoom {
  /** Messages and their bytes from the server, all clients together, for one edit of a client that asks nothing. */
  framesPerEdit: number
  bytesPerEdit: number
  p50: number
  /** Memory that one more idle socket takes. */
  idleKb: number
}

/** One note with three writers; then many sockets at rest. */
export function smallRoom(bench: Bench, rounds: number): Promise<ByContestant<SmallRoom>> {
  return interleaved(bench, rounds, (contestant) =>
    withServer(bench, contestant, async (server) => {
      const wire = await onTheWire(bench, server)
      await bench.load.ask('close', null)
      return { ...wire, idleKb: await idleSockets(bench, server) }
    }),
  )
}

async function onTheWire(bench: Bench, server: Running): Promise<Omit<SmallRoom, 'idleKb'>> {
  const [note] = bench.practice.quietNotes
  if (!note) throw new Error('The practice has no quiet note.')
  const plans = [{ ...note, watchers: [0, 1, 2], keeps: true }]
  await bench.load.ask('open', { server: at(server), plans, base: bench.practice.base })
  const plan = { rate: 30, seconds: bench.quick ? 1 : 4, asks: false, patience: 5_000 }
  const { framesPerEdit, bytesPerEdit, latency } = await bench.load.ask('type', plan)
  return { framesPerEdit, bytesPerEdit, p50: latency?.p50 ?? Number.NaN }
}

async function idleSockets(bench: Bench, server: Running): Promise<number> {
  const notes = bench.practice.quietNotes.filter((_, index) => index % 20 === 0)
  const once = notes.flatMap(({ documentId, cookies }) => cookies.map((cookie) => ({ documentId, cookie })))
  // The first sockets open the rooms; what follows are sockets alone.
  await bench.load.ask('openIdle', { server: at(server), sockets: once })
  const before = server.residentKb()
  const times = bench.quick ? 3 : 12
  const sockets = Array.from({ length: times }, () => once).flat()
  const { open } = await bench.load.ask('openIdle', { server: at(server), sockets })
  if (open !== once.length + sockets.length) throw new Error(`${server.contestant} kept ${open} sockets only.`)
  return (server.residentKb() - before) / sockets.length
}
