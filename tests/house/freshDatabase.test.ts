import pg from 'pg'
import { expect, it } from 'vitest'
import { freshDatabase } from '../support/postgres.ts'

it('two test files that ask for a database get two, each empty and writable, on a real PostgreSQL', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  const client = new pg.Client({ connectionString: one.url })
  await client.connect()
  try {
    await client.query('create table note (words text)')
    const { rows } = await client.query<{ version: string; fsync: string }>(
      `select version(), current_setting('fsync') as fsync`,
    )
    expect(rows[0]?.version).toMatch(/^PostgreSQL/)
    expect(rows[0]?.fsync).toBe('on')
    const elsewhere = new pg.Client({ connectionString: other.url })
    await elsewhere.connect()
    const tables = await elsewhere.query(`select 1 from pg_tables where schemaname = 'public'`)
    expect(tables.rowCount).toBe(0)
    await elsewhere.end()
  } finally {
    await client.end()
    await Promise.all([one.drop(), other.drop()])
  }
})
