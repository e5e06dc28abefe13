import { randomBytes } from 'node:crypto'
import { createConnection } from 'node:net'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'
import { z } from 'zod'
import { databaseOn, dropDatabase, makeLike, onServer } from './databases.ts'

const Answer = z.union([z.object({ url: z.string(), like: z.string() }), z.object({ error: z.string() })])

/** A PostgreSQL database of a test's own, and how to drop it (which ends every connection to it). */
export interface FreshDatabase {
  url: string
  drop(): Promise<void>
}

/** Makes an empty database on the PostgreSQL of the tests, which the first call in a run starts. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url } = await askTheDoor()
  return create(url, '')
}

/** The same with the product's tables in it already, as the first start of the server leaves them. */
export async function migratedDatabase(): Promise<FreshDatabase> {
  const { url, like } = await askTheDoor()
  made ??= makeLike(url, like)
  await made
  return create(url, ` template ${like}`)
}

let made: Promise<void> | undefined

async function create(serverUrl: string, how: string): Promise<FreshDatabase> {
  const name = `throughline_test_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, (client) => client.query(`create database ${name}${how}`))
  return {
    url: databaseOn(serverUrl, name),
    drop: async () => void (await dropDatabase(serverUrl, name)),
  }
}

async function askTheDoor(): Promise<{ url: string; like: string }> {
  const answer = Answer.parse(JSON.parse(await text(createConnection(inject('postgresDoor')))))
  if ('error' in answer) throw new Error(answer.error)
  return answer
}
