import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localPublisher } from '../../../server/domain/events.ts'
import type { Services } from '../../../server/domain/services.ts'
import { openLog } from '../../../server/log.ts'
import { openMetrics } from '../../../server/metrics.ts'
import { openDatabase } from '../../../server/storage/openDatabase.ts'
import { findOrInstallPostgres, startPostgres } from '../../support/postgresServer.ts'
import { measure } from './measure.ts'
import { preparePractice } from './practice.ts'

type Figures = { dialect: 'sqlite' | 'postgres'; notes: number; figures: Awaited<ReturnType<typeof measure>> }[]

/** Fills a practice with a thousand notes and with ten thousand, on both databases, and measures how long searches take. */
export async function benchSearch(options: { quick: boolean; say: (sentence: string) => void }): Promise<Figures> {
  const taken: Figures = []
  findOrInstallPostgres()
  for (const notes of options.quick ? [200] : [1_000, 10_000]) {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-search-'))
    const server = await startPostgres()
    try {
      for (const [dialect, url] of [
        ['sqlite', `file:${join(folder, 'search.db')}`],
        ['postgres', server.url],
      ] as const) {
        options.say(`Searching ${notes} notes on ${dialect}.`)
        taken.push({ dialect, notes, figures: await searchesOn(url, notes, options.quick ? 5 : 40) })
      }
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return taken
}

async function searchesOn(url: string, notes: number, times: number) {
  const database = await openDatabase(url)
  try {
    const practice = await preparePractice(database, notes)
    const publisher = localPublisher(() => undefined)
    const log = openLog('silent')
    const services: Services = { database, clock: Date.now, log, mail: null, metrics: openMetrics(), publisher }
    return await measure(services, practice, times)
  } finally {
    await database.close()
  }
}

/** The figures as a table of Markdown. */
export function printableSearches(taken: Figures): string {
  const rows = taken.flatMap(({ dialect, notes, figures }) =>
    figures.map(
      ({ kind, member, p50, p95, held }) =>
        `| ${dialect} | ${notes} | ${member} | ${kind} | ${p50} | ${p95} | ${held} |`,
    ),
  )
  const head = '| database | notes | member of | looks for | p50, ms | p95, ms | longest without others, ms |'
  return `${[head, '|---|---|---|---|---|---|---|', ...rows].join('\n')}\n`
}
