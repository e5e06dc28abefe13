import type { Connected, Database } from './database.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/**
 * Opens the database and brings its tables up to date. Rejects with a sentence for the operator where the server or the
 * file cannot be used, or was written by a newer version of Throughline.
 */
export async function openDatabase(url: string): Promise<Database> {
  const connected = await connect(url)
  try {
    await migrate(connected.migrating, connected.dialect)
  } catch (error) {
    await connected.database.close()
    throw error
  }
  return connected.database
}

function connect(url: string): Promise<Connected> {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url)
  if (url.startsWith('file:')) return openSqlite(url.slice('file:'.length))
  throw new Error('DATABASE_URL must begin with postgres:// (or be left out for the embedded database).')
}
