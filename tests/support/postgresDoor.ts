import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { dropDatabase } from './databases.ts'
import { type PostgresServer, startPostgres } from './postgresServer.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A socket which answers whoever connects with `{url, like}` of a PostgreSQL server, or `{error}`. */
    postgresDoor: string
  }
}

/**
 * One PostgreSQL for all test files, started when the first of them asks (`freshDatabase`), so that a run without
 * storage tests does not wait for it. With DATABASE_URL, that server is used instead. `like` is the name that the database has in this
 * run of which others are copies (`migratedDatabase`).
 */
export default async function openPostgresDoor(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | undefined
  const url = async () => {
    if (process.env.DATABASE_URL) return process.env.DATABASE_URL
    server ??= startPostgres()
    return (await server).url
  }

  const like = `throughline_like_${randomBytes(6).toString('hex')}`

  // In a folder of its own, which nobody else may enter: what it answers holds a password.
  const folder = await mkdtemp(join(tmpdir(), 'throughline-door-'))
  const path = join(folder, 'door')
  const door = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    url().then(
      (answer) => socket.end(JSON.stringify({ url: answer, like })),
      (error: unknown) => socket.end(JSON.stringify({ error: String(error) })),
    )
  })
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject)
    door.listen(path, resolve)
  })
  project.provide('postgresDoor', path)

  return async () => {
    await new Promise((resolve) => door.close(resolve))
    await rm(folder, { recursive: true, force: true })
    const started = await server?.catch(() => undefined)
    await started?.stop()
    if (process.env.DATABASE_URL) await dropDatabase(process.env.DATABASE_URL, like)
  }
}
