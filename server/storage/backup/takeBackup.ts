import { closeSync, existsSync, openSync } from 'node:fs'
import { backup, DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type Kysely, sql } from 'kysely'
import { migrate, steps } from '../migrate.ts'
import { openPostgres } from '../postgres.ts'
import { openSqlite } from '../sqlite.ts'
import type { Tables } from '../tables.ts'
import { type PostgresRow, readRows } from './postgresRows.ts'
import { clearLeftOut, columnsOf, keptTablesIn, quoted, stepsTable } from './tables.ts'

/**
 * Writes everything as of one moment into a new SQLite file, whichever database it comes from, so that a backup can be
 * restored into either. A server may run and people may type meanwhile: nobody waits for a backup. Rejects with a sentence
 * for the operator where there is nothing to read.
 */
export async function takeBackup(databaseUrl: string, file: string): Promise<void> {
  // Its owner's alone from the first byte on, and nobody else's file.
  closeSync(openSync(file, 'wx', 0o600))
  if (databaseUrl.startsWith('file:')) await copySqlite(databaseUrl.slice('file:'.length), file)
  else await copyPostgres(databaseUrl, file)
}

async function copySqlite(path: string, file: string): Promise<void> {
  if (!existsSync(path)) throw new Error(`There is no database at ${path}. Is DATA_DIR right?`)
  const source = new DatabaseSync(path, { timeout: 5_000 })
  try {
    source.exec('pragma query_only = on')
    // In one step: between two, another process may write, and SQLite would begin again each time.
    await backup(source, file, { rate: 2 ** 31 - 1 })
  } finally {
    source.close()
  }
  const copy = new DatabaseSync(file, { enableForeignKeyConstraints: false })
  try {
    clearLeftOut(copy)
    // One file without anything beside it, and nothing of what was removed left between its pages.
    copy.exec('pragma journal_mode = delete')
    copy.exec('vacuum')
  } finally {
    copy.close()
  }
}

async function copyPostgres(url: string, file: string): Promise<void> {
  const { migrating, database } = await openPostgres(url, { name: 'throughline-backup' })
  try {
    await migrating.connection().execute(async (db) => {
      await sql`begin transaction isolation level repeatable read read only`.execute(db)
      try {
        await makeTables(file, await stepsOf(db))
        await copyTables(db, file)
      } finally {
        await sql`rollback`.execute(db)
      }
    })
  } finally {
    await database.close()
  }
}

async function stepsOf(db: Kysely<Tables>): Promise<Set<string>> {
  const { rows } = await sql<{ known: boolean }>`
    select to_regclass(${stepsTable}) is not null as known`.execute(db)
  if (!rows[0]?.known) throw new Error('The database of DATABASE_URL holds no tables of Throughline.')
  const made = await sql<{ name: string }>`select name from ${sql.table(stepsTable)}`.execute(db)
  const names = new Set(made.rows.map((row) => row.name))
  const known = new Set(steps.map((step) => step.name))
  if (!names.isSubsetOf(known))
    throw new Error('This database was written by a newer version of Throughline. Back it up with that version.')
  return names
}

/** The tables as the database has them, which may be older than this version knows them. */
async function makeTables(file: string, names: ReadonlySet<string>): Promise<void> {
  const { migrating, database } = await openSqlite(file)
  try {
    await migrate(
      migrating,
      'sqlite',
      steps.filter((step) => names.has(step.name)),
    )
  } finally {
    await database.close()
  }
}

async function copyTables(db: Kysely<Tables>, path: string): Promise<void> {
  const file = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  try {
    file.exec('pragma journal_mode = delete')
    for (const table of keptTablesIn(file)) {
      for await (const rows of readRows(db, table)) insertRows(file, table, rows)
    }
  } finally {
    file.close()
  }
}

function insertRows(file: DatabaseSync, table: string, rows: readonly PostgresRow[]): void {
  const columns = columnsOf(file, table)
  const places = columns.map(() => '?').join(', ')
  const insert = file.prepare(`insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values (${places})`)
  file.exec('begin')
  for (const row of rows) {
    if (Object.keys(row).length !== columns.length)
      throw new Error(`The table ${table} differs between the two databases.`)
    insert.run(...columns.map((column) => storable(row[column], table)))
  }
  file.exec('commit')
}

function storable(value: unknown, table: string): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value === null || typeof value === 'number' || typeof value === 'string' || value instanceof Uint8Array)
    return value
  throw new Error(`The table ${table} holds a ${typeof value}, which a backup cannot carry.`)
}
