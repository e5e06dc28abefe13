import { expect, test } from 'vitest'
import { Cases } from '../../shared/api/cases.ts'
import { clinic } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { connect } from '../support/sockets.ts'
import { knock, upgradeHead } from './knocking.ts'

async function scene() {
  const app = await startApp()
  const people = await clinic(app)
  return { app, ...people, path: `/sync/${people.note.documentId}?schema=${people.note.schemaVersion}` }
}

/** Origins that are not the site's own, however near they come. */
function foreign(origin: string): (string | null)[] {
  const { port } = new URL(origin)
  return [
    null,
    '',
    'null',
    'https://elsewhere.example',
    `${origin}/`,
    `${origin}.elsewhere.example`,
    `${origin}@elsewhere.example`,
    `http://elsewhere.example#${origin}`,
    origin.replace('http:', 'https:'),
    origin.replace('http:', 'HTTP:'),
    origin.replace('localhost', 'LOCALHOST'),
    origin.replace('localhost', '127.0.0.1'),
    `http://localhost`,
    `http://localhost:0${port}`,
    `http://localhost:${Number(port) + 1}`,
    `${origin}, ${origin}`,
    `${origin}\r\nOrigin: ${origin}`,
  ]
}

test('abuse 12: a page elsewhere opens a socket with a member’s cookie, under 17 origins: 403 each time; the own one opens', async () => {
  const { app, lead, path } = await scene()
  for (const origin of foreign(app.url)) {
    const { status } = await knock(app.url, upgradeHead(app.url, path, { Cookie: lead.cookie, Origin: origin }))
    expect({ origin, status }).toEqual({ origin, status: 403 })
  }
  expect(app.engine.connectionCount).toBe(0)
  expect((await knock(app.url, upgradeHead(app.url, path, { Cookie: lead.cookie }))).status).toBe(101)
})

test.each([
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  '',
])(
  'abuse 13: a page elsewhere posts JSON as “%s” with a member’s cookie, under 17 origins: 403, and nothing is made',
  async (contentType) => {
    const { app, lead } = await scene()
    const body = JSON.stringify({ code: 'FORGED' })
    for (const origin of foreign(app.url)) {
      const { status } = await knock(
        app.url,
        [
          'POST /api/cases HTTP/1.1',
          `Host: ${new URL(app.url).host}`,
          `Cookie: ${lead.cookie}`,
          ...(origin === null ? [] : [`Origin: ${origin}`]),
          ...(contentType === '' ? [] : [`Content-Type: ${contentType}`]),
          `Content-Length: ${body.length}`,
        ],
        body,
      )
      expect({ origin, status }).toEqual({ origin, status: 403 })
    }
    const { items } = Cases.parse(await (await lead.call('GET', '/api/cases')).json())
    expect(items.map(({ code }) => code)).not.toContain('FORGED')
  },
)

test.each(['PUT', 'PATCH', 'DELETE', 'POST', 'PROPFIND'])(
  'abuse 13: a page elsewhere sends %s with a member’s cookie: 403',
  async (method) => {
    const { app, lead, caseId, cotherapist } = await scene()
    const { status } = await knock(app.url, [
      `${method} /api/cases/${caseId}/care-team/${cotherapist.id} HTTP/1.1`,
      `Host: ${new URL(app.url).host}`,
      `Cookie: ${lead.cookie}`,
      'Origin: https://elsewhere.example',
      'Content-Length: 0',
    ])
    expect(status).toBe(403)
  },
)

test('abuse 13: no answer tells a browser that another site may read it', async () => {
  const { app, lead } = await scene()
  for (const method of ['GET', 'OPTIONS']) {
    const response = await fetch(`${app.url}/api/me`, {
      method,
      headers: { cookie: lead.cookie, origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    })
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  }
})

const token = '__Host-throughline'

test.each([
  ['a broken escape', 'x=%', 401],
  ['a broken escape before the right one', 'x=%; RIGHT', 200],
  ['a session of broken escapes', `${token}=%E0%A4%A`, 401],
  ['an empty session', `${token}=`, 401],
  ['a wrong session before the right one', `${token}=${'a'.repeat(43)}; RIGHT`, 401],
  ['the right session twice', 'RIGHT; RIGHT', 200],
  ['the name of a prototype', '__proto__=x; constructor=y; RIGHT', 200],
  ['a thousand others', `${Array.from({ length: 1_000 }, (_, index) => `c${index}=v`).join('; ')}; RIGHT`, 200],
  ['a session of ten thousand letters', `${token}=${'a'.repeat(10_000)}`, 401],
  ['more than a server reads', `x=${'a'.repeat(40_000)}; RIGHT`, 431],
  ['bytes that are no letters', `${token}=\x80\xff\xfe`, 401],
])(
  'abuse 12: a program sends a cookie header with %s: answered in order, over HTTP and at the upgrade',
  async (_what, cookie, expected) => {
    const { app, lead, note, path } = await scene()
    const header = cookie.replaceAll('RIGHT', lead.cookie)
    const host = `Host: ${new URL(app.url).host}`
    const asked = await knock(app.url, ['GET /api/me HTTP/1.1', host, `Cookie: ${header}`])
    expect(asked.status).toBe(expected)
    const upgraded = await knock(app.url, upgradeHead(app.url, path, { Cookie: header }))
    expect(upgraded.status).toBe(expected === 200 ? 101 : expected)
    const client = connect(lead, note)
    await client.synced()
  },
)
