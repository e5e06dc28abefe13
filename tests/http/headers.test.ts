import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { openLog } from '../../server/log.ts'
import { serve } from '../../server/serve.ts'
import { caller as callAs } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { ask, chartOf, practiceOfCallers } from './charts.ts'
import { rows } from './routes.ts'

/** A server with pages to serve, at the address of a site. */
async function withPages(publicUrl?: string) {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-pages-'))
  await mkdir(join(folder, 'client', 'assets'), { recursive: true })
  await writeFile(join(folder, 'client', 'index.html'), '<!doctype html><title>Throughline</title>')
  await writeFile(join(folder, 'client', 'assets', 'main-1a2b3c.js'), 'export {}')
  await writeFile(join(folder, 'throughline-secret.txt'), 'beside the pages')
  const environment = { PORT: '0', DATA_DIR: join(folder, 'data'), ...(publicUrl ? { PUBLIC_URL: publicUrl } : {}) }
  const running = await serve(readConfig(environment), {
    log: openLog('silent'),
    clientFolder: join(folder, 'client'),
  })
  onTestFinished(async () => {
    await running.stop()
    await rm(folder, { recursive: true, force: true })
  })
  return `http://127.0.0.1:${running.port}`
}

function guarded(response: Response, title: string): void {
  const { headers } = response
  const policy = headers.get('content-security-policy') ?? ''
  const directives = new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    }),
  )
  expect(directives.get('default-src'), title).toBe("'self'")
  expect(directives.get('script-src'), title).toBe("'self'")
  expect(directives.get('object-src'), title).toBe("'none'")
  expect(directives.get('base-uri'), title).toBe("'none'")
  expect(directives.get('frame-ancestors'), title).toBe("'none'")
  expect(directives.get('connect-src'), title).toBe("'self'")
  expect(headers.get('x-content-type-options'), title).toBe('nosniff')
  expect(headers.get('x-frame-options'), title).toBe('DENY')
  expect(headers.get('referrer-policy'), title).toBe('no-referrer')
  expect(headers.get('permissions-policy'), title).toContain('camera=()')
  expect(headers.get('x-request-id'), title).toMatch(/^[0-9a-f-]{36}$/)
  expect(headers.get('x-powered-by'), title).toBeNull()
  expect(headers.get('access-control-allow-origin'), title).toBeNull()
}

it('every answer of every route, whoever asks, carries the security headers, and the API’s are kept by nobody', async () => {
  const app = await startApp()
  const practice = await practiceOfCallers(app)
  for (const row of rows) {
    for (const caller of ['anonymous', 'stranger', 'observer', 'lead'] as const) {
      const chart = await chartOf(app, practice, caller, row)
      const response = await ask(app, practice.people, caller, row, chart)
      const title = `${row.method} ${row.path} as ${caller}`
      guarded(response, title)
      if (row.path.startsWith('/api/')) expect(response.headers.get('cache-control'), title).toBe('no-store')
      expect(response.headers.get('strict-transport-security'), title).toBeNull()
      await response.arrayBuffer()
    }
  }
})

it('pages, their parts and what is missing carry the security headers too', async () => {
  const url = await withPages()
  const call = callAs(url)
  const page = await call('GET', '/cases/anything?x=1')
  expect(await page.text()).toContain('<title>Throughline</title>')
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const part = await call('GET', '/assets/main-1a2b3c.js')
  expect(part.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(part.headers.get('content-type')).toContain('javascript')
  const missing = await call('GET', '/assets/none.js')
  expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, 'no-store'])
  const head = await call('HEAD', '/')
  const others = await Promise.all(
    (
      [
        ['POST', '/'],
        ['PUT', '/assets/main-1a2b3c.js'],
        ['DELETE', '/cases'],
        ['OPTIONS', '/api/me'],
        ['GET', '/%'],
        ['GET', '/api/%'],
        ['GET', '/sync/x'],
      ] as const
    ).map(([method, path]) => call(method, path)),
  )
  for (const response of [page, part, missing, head, ...others]) guarded(response, response.url)
  expect(head.status).toBe(200)
})

it('nothing beside the pages is served, however a path climbs', async () => {
  const url = await withPages()
  const paths = [
    '/assets/../../throughline-secret.txt',
    '/assets/..%2f..%2fthroughline-secret.txt',
    '/assets/%2e%2e/%2e%2e/throughline-secret.txt',
    '/assets/..%5c..%5cthroughline-secret.txt',
    '/assets//../../throughline-secret.txt',
    '//throughline-secret.txt',
    '/assets/../../data/throughline.db',
    '/assets/%00',
  ]
  for (const path of paths) {
    const text = await (await fetch(`${url}${path}`)).text()
    expect(text, path).not.toContain('beside the pages')
    expect(text, path).not.toContain('SQLite format')
  }
})

it('a site behind TLS tells browsers to stay there, and only its own pages may act', async () => {
  const url = await withPages('https://notes.example')
  const response = await callAs(url)('GET', '/api/me')
  expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
  const signIn = { email: 'nobody@test.example', password: 'nothing' }
  const from = async (origin: string) => (await callAs(url)('POST', '/api/auth/sign-in', signIn, { origin })).status
  expect(await from('https://notes.example')).toBe(401)
  for (const origin of ['http://notes.example', 'https://notes.example:443', 'https://notes.example.evil.example', url])
    expect(await from(origin), origin).toBe(403)
})
