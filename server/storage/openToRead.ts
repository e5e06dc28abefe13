import { existsSync } from 'node:fs'
import type { Reader } from './database.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/**
 * Opens a database that is there, to read it as it is: nothing is made, and tables are not brought up to date. A server may
 * run on it. Rejects with a sentence for the operator where there is none.
 */
export async function openToRead(url: string, name: string): Promise<{ read: Reader; close(): Promise<void> }> {
  if (!url.startsWith('file:')) {
    const { database } = await openPostgres(url, { name })
    return database
  }
  const path = url.slice('file:'.length)
  if (!existsSync(path)) throw new Error(`There is no database at ${path}. Is DATA_DIR right?`)
  const { database } = await openSqlite(path)
  return database
}
