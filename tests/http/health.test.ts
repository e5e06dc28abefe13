import pg from 'pg'
import { expect, it } from 'vitest'
import { databaseUrlOf } from '../storage/store.ts'
import { caller as callAs, newPractice } from '../support/actors.ts'
import { startApp, testStorage } from '../support/app.ts'
import { until } from '../support/waiting.ts'
import { signedIn } from './charts.ts'

const ask = async (url: string, path: string) => {
  const response = await callAs(url)('GET', path)
  return { status: response.status, body: await response.json() }
}

it('a server that is well says that it is alive and ready', async () => {
  const app = await startApp()
  expect(await ask(app.url, '/healthz')).toEqual({ status: 200, body: { status: 'alive' } })
  expect(await ask(app.url, '/readyz')).toEqual({ status: 200, body: { status: 'ready' } })
})

it('a server whose PostgreSQL is gone is alive and not ready, fails in the usual form, and recovers by itself', async () => {
  const storage = await testStorage('postgres')
  const app = await startApp({ storage })
  const member = await signedIn(app, await newPractice(app), ['clinician'])
  const name = new URL(databaseUrlOf(storage)).pathname.slice(1)
  const server = await administrator(databaseUrlOf(storage))
  await server.query(`alter database ${name} allow_connections false`)
  await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])

  await until('the server is not ready', async () => (await ask(app.url, '/readyz')).status === 503)
  expect(await ask(app.url, '/readyz')).toMatchObject({ body: { code: 'storage_unavailable', retry: true } })
  expect((await ask(app.url, '/healthz')).status).toBe(200)
  for (const path of ['/api/cases', '/api/me']) {
    const response = await member.call('GET', path)
    expect(response.status).toBeGreaterThanOrEqual(500)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ retry: true })
  }

  await server.query(`alter database ${name} allow_connections true`)
  await until('the server is ready again', async () => (await ask(app.url, '/readyz')).status === 200)
  expect((await member.call('GET', '/api/cases')).status).toBe(200)
  await server.end()
  await app.stop()
  await storage.remove()
})

it('a server that is draining is not ready for new work', async () => {
  const app = await startApp()
  await app.engine.drain()
  expect(await ask(app.url, '/readyz')).toMatchObject({ status: 503, body: { code: 'shutting_down' } })
})

/** A connection to the same server, not to the database that is taken away. */
async function administrator(url: string) {
  const elsewhere = new URL(url)
  elsewhere.pathname = '/postgres'
  const client = new pg.Client({ connectionString: elsewhere.href })
  await client.connect()
  return client
}
