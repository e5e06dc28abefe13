import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../server/storage/openDatabase.ts'
import { findPractice, insertPractice } from '../../server/storage/repos/people.ts'
import { openSqlite, requireSafeSqlite } from '../../server/storage/sqlite.ts'
import { writeQueue } from '../../server/storage/writeQueue.ts'
import { startApp } from '../support/app.ts'
import { fileIn, ids, storeOf } from './store.ts'

let folder = ''
beforeEach(async () => {
  const made = await mkdtemp(join(tmpdir(), 'throughline-embedded-'))
  folder = made
  onTestFinished(() => rm(made, { recursive: true, force: true }))
})

const permissions = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)

describe('the embedded database', () => {
  const store = storeOf('sqlite')

  it('survives a power cut after each commit, checks references, and lets its reader write nothing', async () => {
    const { migrating: writer, database } = await openSqlite(join(folder, 'throughline.db'))
    onTestFinished(() => database.close())
    const pragma = async (name: string) =>
      Object.values((await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(writer)).rows[0] ?? {})[0]
    expect(await pragma('journal_mode')).toBe('wal')
    expect(await pragma('synchronous')).toBe(2)
    expect(await pragma('foreign_keys')).toBe(1)
    const rows = { id: ids.practice(), name: 'x', created_at: 1 }
    const reader: unknown = database.read
    expect(reader).toHaveProperty('insertInto')
    const { read } = store.now.database
    if (!('insertInto' in read) || typeof read.insertInto !== 'function') throw new Error('The reader is a Kysely.')
    await expect(read.insertInto('practice').values(rows).execute()).rejects.toThrow('readonly')
  })

  it('takes transactions one at a time, first come first served, whatever becomes of them', async () => {
    const { database } = store.now
    const began: number[] = []
    let open = 0
    const acts = Array.from({ length: 30 }, (_, index) =>
      database.write(async (tx) => {
        began.push(index)
        open++
        expect(open).toBe(1)
        await insertPractice(tx, { id: ids.practice(), name: 'x', at: 1 })
        expect(open).toBe(1)
        open--
        if (index % 3 === 0) throw new Error('taken back')
      }),
    )
    await Promise.allSettled(acts)
    expect(began).toEqual(Array.from({ length: 30 }, (_, index) => index))
  })

  it('reads what is committed while another transaction is open for long', async () => {
    const { database } = store.now
    const before = ids.practice()
    await database.write((tx) => insertPractice(tx, { id: before, name: 'x', at: 1 }))
    const made = ids.practice()
    const end = Promise.withResolvers<void>()
    const long = database.write(async (tx) => {
      await insertPractice(tx, { id: made, name: 'x', at: 1 })
      await end.promise
    })
    expect(await findPractice(database.read, before)).toBeDefined()
    expect(await findPractice(database.read, made)).toBeUndefined()
    end.resolve()
    await long
    expect(await findPractice(database.read, made)).toBeDefined()
  })

  it('refuses to store what it has no type for, instead of storing something else', async () => {
    const { database } = store.now
    for (const value of [true, new Date(), undefined, {}]) {
      const act = database.write((tx) =>
        sql`insert into practice (id, name, created_at) values (${ids.practice()}, ${value}, 1)`.execute(tx),
      )
      await expect(act).rejects.toThrow(/Parameter 2 of a query is/)
    }
  })
})

describe('the files of the embedded database', () => {
  it('belong to nobody but the account that runs the server, even in a folder that others may enter', async () => {
    await mkdir(join(folder, 'open'), { mode: 0o755 })
    for (const dataDir of [join(folder, 'new', 'data'), join(folder, 'open')]) {
      const app = await startApp({
        storage: { environment: { DATA_DIR: dataDir }, remove: async () => undefined },
      })
      await app.services.database.write((tx) => insertPractice(tx, { id: ids.practice(), name: 'x', at: 1 }))
      for (const file of ['throughline.db', 'throughline.db-wal', 'throughline.db-shm'])
        expect(await permissions(join(dataDir, file))).toBe('600')
    }
    expect(await permissions(join(folder, 'new', 'data'))).toBe('700')
  })

  it('tell the operator in a sentence when they cannot be opened', async () => {
    await writeFile(
      join(folder, 'throughline.db'),
      'This is no database, but long enough to look like a file of one. '.repeat(9),
    )
    await expect(openDatabase(fileIn(folder))).rejects.toThrow(/^The embedded database .* cannot be opened\.$/)
    await expect(openDatabase(fileIn(join(folder, 'missing')))).rejects.toThrow(/cannot be opened\.$/)
  })
})

describe('a version of SQLite', () => {
  it('that can corrupt a database is refused with a sentence', () => {
    for (const version of ['3.51.2', '3.50.9', '2.99.99', '3.51', 'nonsense'])
      expect(() => requireSafeSqlite(version)).toThrow(
        `This Node brings SQLite ${version}; 3.51.3 is the oldest that is safe.`,
      )
  })

  it('that is at least 3.51.3 is taken', () => {
    for (const version of ['3.51.3', '3.51.10', '3.52.0', '4.0.0', '10.0.0']) requireSafeSqlite(version)
  })
})

it('acts in a write queue take turns in the order in which they asked, and one that fails delays none', async () => {
  const inTurn = writeQueue()
  const order: string[] = []
  const act = (name: string, fails = false) =>
    inTurn(async () => {
      order.push(`${name} begins`)
      await setImmediate()
      order.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  const ends = await Promise.allSettled([act('a'), act('b', true), act('c')])
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
