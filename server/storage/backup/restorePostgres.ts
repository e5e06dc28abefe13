import { DatabaseSync } from 'node:sqlite'
import { type Kysely, sql } from 'kysely'
import { migrate } from '../migrate.ts'
import { openPostgres, serverName } from '../postgres.ts'
import type { Tables } from '../tables.ts'
import { continueSequences, withKeysLookedAtLast, writeRows } from './postgresRows.ts'
import { columnsOf, keptTablesIn, quoted } from './tables.ts'

const name = 'throughline-restore'

/** Rejects with a sentence where the PostgreSQL database is in use or holds anything. Makes its tables where it has none. */
export async function checkEmptyPostgres(url: string): Promise<void> {
  const { migrating, database } = await openPostgres(url, { name })
  try {
    await refuseRunning(migrating)
    await migrate(migrating, 'postgres')
    const { rows } = await sql<{
      exists: boolean
    }>`select exists (select 1 from practice) or exists (select 1 from audit_entry) as exists`.execute(migrating)
    if (rows[0]?.exists) refuse()
  } finally {
    await database.close()
  }
}

function refuse(): never {
  throw new Error(
    'The database of DATABASE_URL is not empty. Make a new one, restore into it, and point DATABASE_URL there.',
  )
}

/** Copies every kept table of the file into an empty PostgreSQL database: all of it, or nothing. */
export async function fillPostgres(file: string, url: string): Promise<void> {
  const { migrating, database } = await openPostgres(url, { name })
  const source = new DatabaseSync(file, { readOnly: true })
  try {
    await migrating.transaction().execute(async (tx) => {
      await refuseRunning(tx)
      // Nobody sets up a practice meanwhile.
      await sql`lock table practice in exclusive mode`.execute(tx)
      await withKeysLookedAtLast(tx, async () => {
        for (const table of keptTablesIn(source)) {
          const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx)
          if (rows.length > 0) refuse()
          await writeRows(
            tx,
            table,
            columnsOf(source, table),
            source.prepare(`select * from ${quoted(table)}`).iterate(),
          )
        }
      })
      await continueSequences(tx)
    })
  } finally {
    source.close()
    await database.close()
  }
}

/** A server keeps at least one connection under its name. */
async function refuseRunning(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql`select 1 from pg_stat_activity
    where datname = current_database() and application_name = ${serverName}`.execute(db)
  if (rows.length > 0) throw new Error('A server uses the database of DATABASE_URL. End it first.')
}
