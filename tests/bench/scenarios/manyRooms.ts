import { type Bench, type ByContestant, interleaved, withServer } from '../bench.ts'
import { at, type Steady, typeSteadily } from './busyRoom.ts'

export interface ManyRooms extends Steady {
  /** From the first socket to the last writer's first words, in milliseconds. */
  openedInMs: number
  /** What that cost the server, in seconds of processor time for a thousand sockets. */
  openingCpuPerThousand: number
}

/** Every so many rooms one is put together afterwards and compared. */
const checkedEvery = 25

/** A thousand notes with three writers each, at one rate for all servers. */
export function manyRooms(bench: Bench, rounds: number): Promise<ByContestant<ManyRooms>> {
  const notes = bench.practice.quietNotes.slice(0, bench.quick ? 100 : 1_000)
  const rate = (bench.roomsRate * notes.length) / 1_000
  return interleaved(bench, rounds, (contestant) =>
    withServer(bench, contestant, async (server) => {
      const plans = notes.map((note, index) => ({
        ...note,
        watchers: [...note.cookies.keys()],
        keeps: index % checkedEvery === 0,
      }))
      const before = server.cpuSeconds()
      const { tookMs } = await bench.load.ask('open', { server: at(server), plans, base: bench.practice.base })
      const opening = server.cpuSeconds() - before
      const steady = await typeSteadily(bench, server, rate, bench.quick ? 2 : 8)
      return { ...steady, openedInMs: tookMs, openingCpuPerThousand: (opening / notes.length / 3) * 1_000 }
    }),
  )
}
