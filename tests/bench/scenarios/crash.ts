import { type Bench, orFailure, withServer } from '../bench.ts'
import type { Lost } from '../load/check.ts'
import type { Contestant } from '../load/dialects.ts'
import { at } from './busyRoom.ts'

const rooms = 20
const rate = 1_000

/** Twenty notes with three writers each; the server is killed while they type, started again, and asked for what it has. */
export async function crashes(bench: Bench, times: number): Promise<Record<'hocuspocus' | 'throughline', Lost[]>> {
  const lost: Record<'hocuspocus' | 'throughline', Lost[]> = { hocuspocus: [], throughline: [] }
  for (let time = 0; time < times; time++) {
    for (const contestant of ['hocuspocus', 'throughline'] as const) {
      bench.say(`  kill ${time + 1}: ${contestant}`)
      const one = await orFailure(bench, contestant, () => crash(bench, contestant, 900 + time * 337))
      if (one) lost[contestant].push(one)
    }
  }
  return lost
}

async function crash(bench: Bench, contestant: Contestant, afterMs: number): Promise<Lost> {
  return withServer(bench, contestant, async (server) => {
    const plans = bench.practice.quietNotes
      .slice(0, rooms)
      .map((note) => ({ ...note, watchers: [...note.cookies.keys()], keeps: false }))
    await bench.load.ask('open', { server: at(server), plans, base: bench.practice.base })
    const typing = bench.load.ask('type', { rate, seconds: 4, asks: true, patience: 100 })
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    await server.kill()
    await typing
    const again = await server.again()
    try {
      return await bench.load.ask('lost', { server: at(again) })
    } finally {
      await again.kill()
    }
  })
}
