import type { DatabaseSync } from 'node:sqlite'
import { DEFAULT_MIGRATION_LOCK_TABLE, DEFAULT_MIGRATION_TABLE } from 'kysely/migration'

/**
 * What lets somebody in for a while, and the counts of failed tries: never in a backup, and never there after one has been
 * restored. A session or a link that ended since must not come back to life.
 */
export const leftOut: ReadonlySet<string> = new Set([
  'session',
  'sign_in_failure',
  'set_up_link',
  'invitation',
  'reset_link',
  'member_pin',
])

/** What is read from the notes anew by whichever server opens the database next: it would only make a backup larger. */
export const readAnew: ReadonlySet<string> = new Set(['search_row'])

/** Names which steps made the tables; written by the migrations themselves. */
export const stepsTable = DEFAULT_MIGRATION_TABLE
const ofMigrations = new Set<string>([DEFAULT_MIGRATION_TABLE, DEFAULT_MIGRATION_LOCK_TABLE])

/**
 * The product's own tables in an SQLite file, those included that are left out, in the order in which they can be filled: the
 * log of a document takes nothing once its document is there and locked. The full-text index is no table of its own.
 */
export function tablesIn(file: DatabaseSync): string[] {
  return file
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'
       order by name <> 'document_update', name`,
    )
    .all()
    .map((row) => String(row.name))
    .filter((name) => !ofMigrations.has(name))
}

/** The tables whose rows a backup carries. */
export const keptTablesIn = (file: DatabaseSync): string[] =>
  tablesIn(file).filter((name) => !leftOut.has(name) && !readAnew.has(name))

export const columnsOf = (file: DatabaseSync, table: string): string[] =>
  file
    .prepare('select name from pragma_table_info(?)')
    .all(table)
    .map((row) => String(row.name))

export function countRows(file: DatabaseSync, table: string): number {
  return Number(file.prepare(`select count(*) as count from ${quoted(table)}`).get()?.count)
}

/** Removes the rows of what is not kept. Foreign keys must be off, or nothing may point there. */
export function clearLeftOut(file: DatabaseSync): void {
  for (const table of tablesIn(file))
    if (leftOut.has(table) || readAnew.has(table)) file.exec(`delete from ${quoted(table)}`)
  const index = file.prepare(`select 1 from pragma_table_list where schema = 'main' and name = 'search_words'`).get()
  if (index) file.exec(`insert into search_words (search_words) values ('delete-all')`)
}

/** A name of the schema as SQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
