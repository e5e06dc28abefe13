import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { withItsEnd } from './beforeCommit.ts'
import type { Connected, Database } from './database.ts'
import type { Tables } from './tables.ts'

/** PostgreSQL's type number of `bigint`, which the driver hands over as text unless told otherwise. */
const bigint = 20

const connections = 10

/** What a server's connections are called, so that others can see that one runs. */
export const serverName = 'throughline'

/** Opens a pool. Every `bigint` of this product (times, client ids, counters) fits a JavaScript number. */
export async function openPostgres(url: string, { name = serverName } = {}): Promise<Connected> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // One stays, by which a running server can be seen.
    min: 1,
    application_name: name,
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === bigint
          ? Number
          : format === 'binary'
            ? pg.types.getTypeParser(oid, 'binary')
            : pg.types.getTypeParser(oid),
    },
  })
  // An idle connection that the server ends is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  try {
    await pool.query('select 1')
  } catch (cause) {
    await pool.end()
    throw new Error('The PostgreSQL server of DATABASE_URL does not answer.', { cause })
  }
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  // A pool that ends forgets whoever still waits for one of its connections.
  const open = new Set<Promise<void>>()
  const database: Database = {
    dialect: 'postgres',
    read: kysely,
    write(act) {
      const transaction = kysely.transaction().execute((tx) => withItsEnd(tx, act))
      const settled = transaction.then(
        () => undefined,
        () => undefined,
      )
      open.add(settled)
      void settled.then(() => open.delete(settled))
      return transaction
    },
    async ping() {
      await pool.query('select 1')
    },
    async close() {
      while (open.size > 0) await Promise.all(open)
      await kysely.destroy()
    },
  }
  return { dialect: 'postgres', migrating: kysely, database }
}
