import { type Kysely, sql } from 'kysely'
import type { Tables } from '../tables.ts'

export type PostgresRow = Readonly<Record<string, unknown>>

/** About so many bytes are read, or written, at once, and never more rows than this. */
const bytesAtOnce = 4 * 1024 * 1024
const rowsAtOnce = 1_000

/** The table's rows as of the open transaction, in pieces that stay small in memory however large the table is. */
export async function* readRows(db: Kysely<Tables>, table: string): AsyncGenerator<PostgresRow[]> {
  await sql`declare rows_to_copy no scroll cursor for select * from ${sql.table(table)}`.execute(db)
  let count = 10
  for (;;) {
    const { rows } = await sql<PostgresRow>`fetch ${sql.raw(String(count))} from rows_to_copy`.execute(db)
    if (rows.length === 0) break
    yield rows
    const bytes = rows.reduce((sum, row) => sum + sizeOf(row), 0)
    count = Math.min(rowsAtOnce, Math.max(1, Math.floor((rows.length * bytesAtOnce) / Math.max(1, bytes))))
  }
  await sql`close rows_to_copy`.execute(db)
}

/** Writes rows as they are, numbers that the database would give by itself included. */
export async function writeRows(
  db: Kysely<Tables>,
  table: string,
  columns: readonly string[],
  rows: Iterable<PostgresRow>,
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const write = async (some: readonly PostgresRow[]): Promise<void> => {
    const values = some.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`)
    await sql`insert into ${sql.table(table)} (${names}) overriding system value values ${sql.join(values)}`.execute(db)
  }
  let waiting: PostgresRow[] = []
  let bytes = 0
  for (const row of rows) {
    waiting.push(row)
    bytes += sizeOf(row)
    if (bytes < bytesAtOnce && waiting.length < rowsAtOnce) continue
    await write(waiting)
    waiting = []
    bytes = 0
  }
  if (waiting.length > 0) await write(waiting)
}

/** Numbers that the database gives by itself go on behind those that were written. */
export async function continueSequences(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(db)
  for (const { table, column } of rows) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), coalesce(max(${sql.ref(column)}), 0) + 1, false)
      from ${sql.table(table)}`.execute(db)
  }
}

/** Runs `act` with foreign keys looked at when it is done, so that tables may be filled in any order. */
export async function withKeysLookedAtLast(db: Kysely<Tables>, act: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ table: string; name: string }>`
    select relation.relname as "table", constraint_.conname as name from pg_constraint constraint_
    join pg_class relation on relation.oid = constraint_.conrelid
    where constraint_.contype = 'f' and relation.relnamespace = current_schema()::regnamespace`.execute(db)
  const alter = async (how: string): Promise<void> => {
    for (const { table, name } of rows)
      await sql`alter table ${sql.table(table)} alter constraint ${sql.ref(name)} ${sql.raw(how)}`.execute(db)
  }
  await alter('deferrable initially deferred')
  await act()
  await sql`set constraints all immediate`.execute(db)
  await alter('not deferrable')
}

function sizeOf(row: PostgresRow): number {
  let size = 0
  for (const value of Object.values(row))
    size += value instanceof Uint8Array || typeof value === 'string' ? value.length : 8
  return size
}
