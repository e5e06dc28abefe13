import { keepIndex, readNotes } from '../../../server/domain/index/indexNotes.ts'
import { rebuildIndex } from '../../../server/domain/index/rebuildIndex.ts'
import type { Services } from '../../../server/domain/services.ts'
import { caseItemsOf } from '../../../server/domain/threads/threads.ts'
import { listStale } from '../../../server/storage/repos/facts.ts'
import { factsVersion } from '../../../shared/api/facts.ts'
import { percentile, rounded } from '../figures.ts'
import type { SearchedPractice } from './practice.ts'

/** What the index costs: milliseconds, and notes a second. */
export interface IndexFigures {
  /** One changed note read and kept. */
  one: { p50: number; p95: number }
  /** The whole practice anew. */
  rebuiltPerSecond: number
  /** The threads of a case of twenty notes. */
  threads: { p50: number; p95: number; items: number }
}

/** Makes the practice's index anew, and then reads so many of its notes once more, and the threads of so many cases. */
export async function measureIndex(
  services: Services,
  { all, cases }: SearchedPractice,
  times: number,
): Promise<IndexFigures> {
  const { practiceId } = all
  const notes = await listStale(services.database.read, practiceId, factsVersion, times)
  const began = performance.now()
  const rebuilt = await rebuildIndex(services, practiceId)
  const rebuiltPerSecond = rounded((rebuilt * 1_000) / (performance.now() - began))
  const one = await timesOf(notes, async (note) =>
    keepIndex(services, practiceId, await readNotes(services, practiceId, [note])),
  )
  let items = 0
  const threads = await timesOf(cases.slice(0, times), async (caseId) => {
    items = Math.max(items, (await caseItemsOf(services, all, caseId)).items.length)
  })
  return { one, rebuiltPerSecond, threads: { ...threads, items } }
}

async function timesOf<Of>(some: readonly Of[], act: (of: Of) => Promise<void>): Promise<{ p50: number; p95: number }> {
  const took: number[] = []
  for (const of of some) {
    const began = performance.now()
    await act(of)
    took.push(performance.now() - began)
  }
  return { p50: rounded(percentile(took, 0.5) ?? 0), p95: rounded(percentile(took, 0.95) ?? 0) }
}
