import pg from 'pg'
import { openDatabase } from '../../server/storage/openDatabase.ts'

/** Runs statements one after the other on one connection to a PostgreSQL server. */
export async function onServer<Result>(url: string, run: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** Drops a database if it is there, which ends every connection to it. */
export const dropDatabase = (serverUrl: string, name: string): Promise<unknown> =>
  onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`))

/** The address of another database on the same server. */
export function databaseOn(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

/** Any number, the same in every process of the tests. */
const oneAtATime = 7_143_001

/** Sees that a database of this name is there, with the product's tables in it and nothing else. Several may ask at once. */
export async function makeLike(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock($1)', [oneAtATime])
    const there = await client.query('select 1 from pg_database where datname = $1', [name])
    if (there.rowCount === 1) return
    const making = `${name}_making`
    await client.query(`drop database if exists ${making} with (force)`)
    await client.query(`create database ${making}`)
    await (await openDatabase(databaseOn(serverUrl, making))).close()
    await client.query(`alter database ${making} rename to ${name}`)
  })
}
