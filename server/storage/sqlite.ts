import { closeSync, openSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely'
import { withItsEnd } from './beforeCommit.ts'
import type { Connected, Database } from './database.ts'
import type { Tables } from './tables.ts'
import { writeQueue } from './writeQueue.ts'

/**
 * Before 3.51.3 a checkpoint that raced a write could corrupt a database in WAL mode (https://sqlite.org/wal.html, "The
 * WAL-reset bug"), so older libraries are refused.
 */
const oldestSqlite = '3.51.3'

/** How long one process waits for another that has the file, in milliseconds. */
const patience = 5_000

/** Different statements kept prepared per connection; the product has about a hundred. */
const preparedStatements = 500

/**
 * Opens SQLite with one connection that writes, in turns, and one that reads. WAL lets the reader see committed rows
 * while a transaction is open; `synchronous=FULL` makes a commit survive a power cut.
 */
export async function openSqlite(path: string): Promise<Connected> {
  requireSafeSqlite(versionOfSqlite())
  const [writer, reader] = connections(path)
  reader.exec('pragma query_only = on')
  const writing = new Kysely<Tables>({
    dialect: new WriterDialect({ database: adapter(writer) }, () => writer.isTransaction),
  })
  const reading = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapter(reader) }) })
  const inTurn = writeQueue()
  const database: Database = {
    dialect: 'sqlite',
    read: reading,
    write: (act) => inTurn(() => writing.transaction().execute((tx) => withItsEnd(tx, act))),
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

/** Rejects with a sentence for the operator where there is no database to be opened. */
function connections(path: string): [DatabaseSync, DatabaseSync] {
  let writer: DatabaseSync | undefined
  try {
    // Its owner's alone, whatever the folder allows; SQLite gives the files beside it the same permissions.
    closeSync(openSync(path, 'a', 0o600))
    writer = connection(path)
    return [writer, connection(path)]
  } catch (cause) {
    writer?.close()
    throw new Error(`The embedded database ${path} cannot be opened.`, { cause })
  }
}

function connection(path: string): DatabaseSync {
  const opened = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: patience })
  switchToWal(opened)
  opened.exec('pragma synchronous = full')
  opened.exec('pragma cache_size = -16000')
  return opened
}

/**
 * Puts the database into WAL mode. Two processes that open a new file at the same moment are in each other's way there,
 * and for this one step SQLite does not wait by itself, so this does.
 */
function switchToWal(opened: DatabaseSync): void {
  const end = Date.now() + patience
  for (;;) {
    try {
      opened.exec('pragma journal_mode = wal')
      return
    } catch (error) {
      if (!isBusy(error) || Date.now() > end) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}

/** SQLITE_BUSY, with whatever SQLite adds to it (https://sqlite.org/rescode.html). */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 5

function versionOfSqlite(): string {
  const inMemory = new DatabaseSync(':memory:')
  try {
    return String(inMemory.prepare('select sqlite_version() as version').get()?.version)
  } finally {
    inMemory.close()
  }
}

/** Throws a sentence for the operator where this version of SQLite (`3.51.3`, say) may corrupt what it keeps. */
export function requireSafeSqlite(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [index, least] of oldestSqlite.split('.').map(Number).entries()) {
    const part = parts[index] ?? 0
    if (part > least) return
    if (part < least || Number.isNaN(part))
      throw new Error(`This Node brings SQLite ${version}; ${oldestSqlite} is the oldest that is safe.`)
  }
}

/**
 * Takes the right to write when a transaction begins: one that began as a reader fails as soon as another process has
 * written since.
 */
class WriterDriver extends SqliteDriver {
  readonly #isInTransaction: () => boolean

  constructor(config: SqliteDialectConfig, isInTransaction: () => boolean) {
    super(config)
    this.#isInTransaction = isInTransaction
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** On a full or broken disk SQLite has taken everything back already; a second time would hide what went wrong. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#isInTransaction()) await super.rollbackTransaction(connection)
  }
}

/** SQLite takes back changes of tables like any other: a step that fails, or a crash half-way, leaves nothing behind. */
class WriterAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class WriterDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig
  readonly #isInTransaction: () => boolean

  constructor(config: SqliteDialectConfig, isInTransaction: () => boolean) {
    super(config)
    this.#config = config
    this.#isInTransaction = isInTransaction
  }

  override createDriver(): WriterDriver {
    return new WriterDriver(this.#config, this.#isInTransaction)
  }

  override createAdapter(): WriterAdapter {
    return new WriterAdapter()
  }
}

/** What Kysely's SQLite dialect expects of a driver, over `node:sqlite`, with statements kept prepared. */
function adapter(database: DatabaseSync) {
  const prepared = new Map<string, ReturnType<typeof kyselyStatement>>()
  return {
    close: () => database.close(),
    prepare(sql: string) {
      const known = prepared.get(sql)
      if (known) return known
      const statement = kyselyStatement(database.prepare(sql))
      if (prepared.size >= preparedStatements) prepared.clear()
      prepared.set(sql, statement)
      return statement
    },
  }
}

/** Asking for a statement's columns takes longer than most statements, so it is asked once. */
function kyselyStatement(statement: StatementSync) {
  const reader = statement.columns().length > 0
  // A statement without rows still tells the last number that was given, and the full-text index gives its own inner rows
  // numbers beyond what JavaScript counts exactly: reading one would throw after the statement was carried out.
  if (!reader) statement.setReadBigInts(true)
  return {
    reader,
    all: (parameters: readonly unknown[]) => statement.all(...bindable(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...bindable(parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...bindable(parameters)),
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
