import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localPublisher } from '../../../server/domain/events.ts'
import type { Services } from '../../../server/domain/services.ts'
import { practiceKeys } from '../../../server/domain/signing/practiceKeys.ts'
import { openLog } from '../../../server/log.ts'
import { openMetrics } from '../../../server/metrics.ts'
import { openDatabase } from '../../../server/storage/openDatabase.ts'
import { findOrInstallPostgres, startPostgres } from '../../support/postgresServer.ts'
import { measure } from './measure.ts'
import { type IndexFigures, measureIndex } from './measureIndex.ts'
import { preparePractice, type SearchedPractice } from './practice.ts'

interface Taken<Figures> {
  dialect: 'sqlite' | 'postgres'
  notes: number
  figures: Figures
}
type Searches = Awaited<ReturnType<typeof measure>>
interface Options {
  quick: boolean
  say: (sentence: string) => void
}

/** How long searches take. */
export const benchSearch = (options: Options): Promise<Taken<Searches>[]> =>
  onBoth(options, (services, practice) => measure(services, practice, options.quick ? 5 : 40))

/** What it costs to keep the index. */
export const benchIndex = (options: Options): Promise<Taken<IndexFigures>[]> =>
  onBoth(options, (services, practice) => measureIndex(services, practice, options.quick ? 10 : 50))

/** Fills a practice with a thousand notes and with ten thousand, on both databases, and takes the figures of each. */
async function onBoth<Figures>(
  { quick, say }: Options,
  take: (services: Services, practice: SearchedPractice) => Promise<Figures>,
): Promise<Taken<Figures>[]> {
  const taken: Taken<Figures>[] = []
  findOrInstallPostgres()
  for (const notes of quick ? [200] : [1_000, 10_000]) {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-search-'))
    const server = await startPostgres()
    try {
      for (const [dialect, url] of [
        ['sqlite', `file:${join(folder, 'search.db')}`],
        ['postgres', server.url],
      ] as const) {
        say(`${notes} notes on ${dialect}.`)
        taken.push({ dialect, notes, figures: await inPractice(url, notes, take) })
      }
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return taken
}

async function inPractice<Figures>(
  url: string,
  notes: number,
  take: (services: Services, practice: SearchedPractice) => Promise<Figures>,
): Promise<Figures> {
  const database = await openDatabase(url)
  try {
    const practice = await preparePractice(database, notes)
    const publisher = localPublisher(() => undefined)
    const log = openLog('silent')
    const clock = Date.now
    const keys = practiceKeys({ database, clock, log }, randomBytes(32))
    const metrics = openMetrics()
    const services: Services = { database, clock, log, mail: null, metrics, practiceKeys: keys, publisher }
    return await take(services, practice)
  } finally {
    await database.close()
  }
}

/** The figures as a table of Markdown. */
export function printableSearches(taken: readonly Taken<Searches>[]): string {
  const rows = taken.flatMap(({ dialect, notes, figures }) =>
    figures.map(
      ({ kind, member, p50, p95, held }) =>
        `| ${dialect} | ${notes} | ${member} | ${kind} | ${p50} | ${p95} | ${held} |`,
    ),
  )
  const head = '| database | notes | member of | looks for | p50, ms | p95, ms | longest without others, ms |'
  return `${[head, '|---|---|---|---|---|---|---|', ...rows].join('\n')}\n`
}

/** The same for the index. */
export function printableIndex(taken: readonly Taken<IndexFigures>[]): string {
  const rows = taken.map(
    ({ dialect, notes, figures: { one, rebuiltPerSecond, threads } }) =>
      `| ${dialect} | ${notes} | ${one.p50} | ${one.p95} | ${rebuiltPerSecond} | ${threads.p50} | ${threads.p95} |`,
  )
  const head =
    '| database | notes | one note p50, ms | p95, ms | made anew, notes/s | threads of a case p50, ms | p95, ms |'
  return `${[head, '|---|---|---|---|---|---|---|', ...rows].join('\n')}\n`
}
