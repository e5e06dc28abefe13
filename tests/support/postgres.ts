import { randomBytes } from 'node:crypto'
import { createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { inject } from 'vitest'
import { z } from 'zod'

const Answer = z.union([z.object({ url: z.string() }), z.object({ error: z.string() })])

/** An empty PostgreSQL database of a test's own, and how to drop it (which ends every connection to it). */
export interface FreshDatabase {
  url: string
  drop(): Promise<void>
}

/** Makes an empty database on the PostgreSQL of the tests, which the first call in a run starts. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const serverUrl = await askTheDoor()
  const name = `throughline_test_${randomBytes(6).toString('hex')}`
  await run(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: () => run(serverUrl, `drop database if exists ${name} with (force)`),
  }
}

async function askTheDoor(): Promise<string> {
  const answer = Answer.parse(JSON.parse(await text(createConnection(inject('postgresDoor')))))
  if ('error' in answer) throw new Error(answer.error)
  return answer.url
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
