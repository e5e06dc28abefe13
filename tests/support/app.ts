import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readConfig } from '../../server/config.ts'
import type { BellPace } from '../../server/domain/doorbell/doorbell.ts'
import { openLog } from '../../server/log.ts'
import { type Running, serve } from '../../server/serve.ts'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import type { Pace } from '../../server/sync/engine.ts'
import { isLongRun } from './longRun.ts'
import { type FreshDatabase, freshDatabase, migratedDatabase } from './postgres.ts'

/** Storage for one test: an embedded database in a folder of its own, or a database on a real PostgreSQL. */
export interface TestStorage {
  environment: NodeJS.ProcessEnv
  remove(): Promise<void>
}

export type Dialect = 'sqlite' | 'postgres'
export const dialects: readonly Dialect[] = ['sqlite', 'postgres']
/** Where the storage is not what is tried: on the embedded database, and in the long run on PostgreSQL as well. */
export const everydayDialects: readonly Dialect[] = isLongRun ? dialects : ['sqlite']

export async function testStorage(dialect: Dialect): Promise<TestStorage> {
  return storageOn(dialect === 'postgres' ? await freshDatabase() : null)
}

/** The same with the product's tables in it already, as the first start of the server leaves them. */
export async function migratedStorage(dialect: Dialect): Promise<TestStorage> {
  if (dialect === 'postgres') return storageOn(await migratedDatabase())
  const storage = await storageOn(null)
  migratedFile ??= readMigratedFile()
  await writeFile(join(storage.environment.DATA_DIR ?? '', databaseFile), await migratedFile)
  return storage
}

async function storageOn(database: FreshDatabase | null): Promise<TestStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-test-'))
  return {
    environment: { DATA_DIR: folder, ...(database ? { DATABASE_URL: database.url } : {}) },
    remove: async () => {
      await database?.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const databaseFile = 'throughline.db'
/** Made once: a server that begins with nothing is a test of its own. */
let migratedFile: Promise<Buffer> | undefined

async function readMigratedFile(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-like-'))
  const path = join(folder, databaseFile)
  await (await openDatabase(`file:${path}`)).close()
  const file = await readFile(path)
  await rm(folder, { recursive: true, force: true })
  return file
}

/** A clock that a test can move. */
export interface TestClock {
  now: () => number
  advance(ms: number): void
}

export function testClock(): TestClock {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    advance: (ms) => {
      ahead += ms
    },
  }
}

export interface App extends Running {
  storage: TestStorage
  clock: TestClock
}

/** The real server in this process, on a free port, with storage of its own, ended with the test. */
export async function startApp(
  options: {
    dialect?: Dialect
    storage?: TestStorage
    pace?: Pace
    bellPace?: BellPace
    settings?: NodeJS.ProcessEnv
  } = {},
): Promise<App> {
  const storage = options.storage ?? (await migratedStorage(options.dialect ?? 'sqlite'))
  const clock = testClock()
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', ...storage.environment, ...options.settings })
  const running = await serve(config, {
    clock: clock.now,
    log: openLog('silent'),
    ...(options.pace ? { pace: options.pace } : {}),
    ...(options.bellPace ? { bellPace: options.bellPace } : {}),
  })
  const app = { ...running, storage, clock }
  onTestFinished(async () => {
    await running.stop()
    if (!options.storage) await storage.remove()
  })
  return app
}
