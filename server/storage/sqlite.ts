import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import type { Connected, Database } from './database.ts'
import type { Tables } from './tables.ts'
import { writeQueue } from './writeQueue.ts'

/**
 * Before 3.51.3 a checkpoint that raced a write could corrupt a database in WAL mode (https://sqlite.org/wal.html, "The
 * WAL-reset bug"), so older libraries are refused.
 */
const oldestSqlite = [3, 51, 3] as const

/** Different statements kept prepared per connection; the product has about a hundred. */
const preparedStatements = 500

/**
 * Opens SQLite with one connection that writes, in turns, and one that reads. WAL lets the reader see committed rows
 * while a transaction is open; `synchronous=FULL` makes a commit survive a power cut.
 */
export async function openSqlite(path: string): Promise<Connected> {
  const writer = connection(path)
  refuseOldSqlite(writer)
  const reader = connection(path)
  reader.exec('pragma query_only = on')
  const writing = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapter(writer) }) })
  const reading = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapter(reader) }) })
  const inTurn = writeQueue()
  const database: Database = {
    dialect: 'sqlite',
    read: reading,
    write: (act) => inTurn(() => writing.transaction().execute(act)),
    async ping() {
      reader.prepare('select 1 as one').get()
    },
    close: () =>
      inTurn(async () => {
        await reading.destroy()
        await writing.destroy()
        for (const one of [reader, writer]) if (one.isOpen) one.close()
      }),
  }
  return { dialect: 'sqlite', migrating: writing, database }
}

function connection(path: string): DatabaseSync {
  const opened = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: 5_000 })
  opened.exec('pragma journal_mode = wal')
  opened.exec('pragma synchronous = full')
  opened.exec('pragma cache_size = -16000')
  return opened
}

function refuseOldSqlite(opened: DatabaseSync): void {
  const row = opened.prepare('select sqlite_version() as version').get()
  const version = String(row?.version)
  const parts = version.split('.').map(Number)
  for (const [index, least] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0
    if (part > least) return
    if (part < least)
      throw new Error(`SQLite ${version} is too old to be safe; this Node brings ${version}, 3.51.3 is the oldest.`)
  }
}

/** What Kysely's SQLite dialect expects of a driver, over `node:sqlite`, with statements kept prepared. */
function adapter(database: DatabaseSync) {
  const prepared = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = prepared.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    if (prepared.size >= preparedStatements) prepared.clear()
    prepared.set(sql, statement)
    return statement
  }
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const statement = prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...bindable(parameters)),
        run: (parameters: readonly unknown[]) => statement.run(...bindable(parameters)),
        iterate: (parameters: readonly unknown[]) => statement.iterate(...bindable(parameters)),
      }
    },
  }
}

type Bindable = null | number | bigint | string | Uint8Array

/** SQLite has no booleans, dates or undefined: handing one over is a mistake of ours and stops here with its place. */
function bindable(parameters: readonly unknown[]): Bindable[] {
  return parameters.map((value, index) => {
    if (value === null || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string')
      return value
    if (value instanceof Uint8Array) return value
    throw new TypeError(`Parameter ${index + 1} of a query is ${typeof value}, which SQLite cannot store.`)
  })
}
