import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ErrorCode, errorCatalogue } from '../../shared/errors/catalogue.ts'
import { newPractice } from '../support/actors.ts'
import { dialects, startApp } from '../support/app.ts'
import { chartOf, practiceOfCallers, signedIn } from './charts.ts'
import { rows } from './routes.ts'
import { pathOf } from './row.ts'
import { everythingWritten } from './written.ts'

const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  retry: z.boolean(),
  requestId: z.uuid(),
  retryAfter: z.number().optional(),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional(),
})

/** Reads an error as RFC 9457 has it, and holds it against the catalogue. */
async function problemOf(response: Response, code: ErrorCode) {
  const problem = Problem.parse(await response.json())
  const { status, title, retry } = errorCatalogue[code]
  expect(problem).toMatchObject({ type: `urn:throughline:error:${code}`, code, status, title, retry })
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('x-request-id')).toBe(problem.requestId)
  return problem
}

const clinician = async () => {
  const app = await startApp()
  return { app, member: await signedIn(app, await newPractice(app), ['clinician']) }
}

describe('an error', () => {
  it('is a problem with a stable code, whatever went wrong', async () => {
    const { app, member } = await clinician()
    const { call } = member
    await problemOf(await call('GET', '/api/cases/x'), 'not_found')
    await problemOf(await call('GET', '/api/nothing/here'), 'not_found')
    await problemOf(await call('PATCH', '/api/cases'), 'not_found')
    await problemOf(await call('POST', '/elsewhere'), 'not_found')
    await problemOf(await call('GET', '/api/audit'), 'not_allowed')
    await problemOf(await fetch(`${app.url}/api/me`), 'not_signed_in')
    await problemOf(await call('POST', '/api/cases', '{"code":'), 'malformed_json')
    await problemOf(await call('POST', '/api/cases', ''), 'malformed_json')
    await problemOf(await call('POST', '/api/cases', 'x'.repeat(70_000)), 'too_large')
    await problemOf(
      await call('POST', '/api/cases', { code: 'x' }, { origin: 'https://elsewhere.example' }),
      'foreign_origin',
    )
    const twice = { code: 'K-1' }
    expect((await call('POST', '/api/cases', twice)).status).toBe(201)
    const taken = await problemOf(await call('POST', '/api/cases', twice), 'already_taken')
    expect(taken.errors).toEqual([{ path: 'code', message: 'Another case has this code.' }])
  })

  it('names every field that does not fit, and nothing that was sent', async () => {
    const { member } = await clinician()
    const secret = 'a secret that should not come back '.repeat(30)
    const body = { code: '', indication: secret, preferredName: secret, pronouns: 7 }
    const problem = await problemOf(await member.call('POST', '/api/cases', body), 'invalid_request')
    expect(problem.errors?.map((error) => error.path).toSorted()).toEqual([
      'code',
      'indication',
      'preferredName',
      'pronouns',
    ])
    expect(JSON.stringify(problem)).not.toContain('a secret')
  })

  it('that nobody foresaw says nothing of its cause', async () => {
    const { app, member } = await clinician()
    Object.assign(app.services.database, {
      write: () => Promise.reject(new Error('disk of client Jane Doe is full')),
    })
    const problem = await problemOf(await member.call('POST', '/api/cases', { code: 'x' }), 'unexpected')
    expect(JSON.stringify(problem)).not.toMatch(/disk|Jane/)
    // A refusal that cannot be recorded tells nothing either.
    await problemOf(await member.call('GET', `/api/cases/${randomUUID()}`), 'unexpected')
  })

  it.each(dialects)('is the sender’s where a field holds what cannot be stored, on %s', async (dialect) => {
    const app = await startApp({ dialect })
    const member = await signedIn(app, await newPractice(app), ['clinician', 'admin'])
    for (const field of ['code', 'indication', 'preferredName', 'pronouns']) {
      const body = { code: randomUUID(), [field]: 'a\u0000b' }
      await problemOf(await member.call('POST', '/api/cases', body), 'invalid_request')
    }
    const person = { name: 'a\u0000b', email: 'b@test.example', roles: ['clinician'] }
    await problemOf(await member.call('POST', '/api/invitations', person), 'invalid_request')
    const kept = { code: 'A\ud800', indication: 'e\u0301 👩🏽‍⚕️ \u202e', preferredName: '<b>"&' }
    const response = await member.call('POST', '/api/cases', kept)
    expect(response.status).toBe(201)
    expect(await response.json()).toMatchObject({ indication: kept.indication, preferredName: kept.preferredName })
  })
})

describe('a request that changes something', () => {
  const types = [
    'application/json',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
  ]

  it('is refused from any other origin, whatever its content type, on every route, and changes nothing', async () => {
    const app = await startApp()
    const practice = await practiceOfCallers(app)
    const { lead } = practice.people
    const { port } = app
    const foreign = [
      'https://elsewhere.example',
      'null',
      '',
      `${app.url}/`,
      `${app.url}.elsewhere.example`,
      app.url.replace('http:', 'https:'),
      app.url.toUpperCase(),
      `http://localhost:${port + 1}`,
      `http://127.0.0.1:${port}`,
      `http://localhost`,
      `${app.url}, ${app.url}`,
    ]
    for (const row of rows.filter(({ method }) => method !== 'GET')) {
      const chart = await chartOf(app, practice, 'lead', row)
      const before = await everythingWritten(app)
      for (const [index, origin] of foreign.entries()) {
        const headers = { origin, 'content-type': types[index % types.length] ?? '' }
        const response = await lead.call(row.method, pathOf(row, chart), row.body?.(chart), headers)
        const { code } = await response.json()
        expect([response.status, code], `${row.method} ${row.path} from ${origin}`).toEqual([403, 'foreign_origin'])
      }
      expect(await everythingWritten(app)).toBe(before)
    }
    expect((await lead.call('GET', '/api/me')).status).toBe(200)
    const noOrigin = await fetch(`${app.url}/api/auth/sign-out`, { method: 'POST', headers: { cookie: lead.cookie } })
    expect(noOrigin.status).toBe(403)
  })

  it('that is not JSON is refused, and changes nothing', async () => {
    const { app, member } = await clinician()
    const before = await everythingWritten(app)
    for (const type of types.slice(1)) {
      const response = await member.call('POST', '/api/cases', { code: 'x' }, { 'content-type': type })
      expect(response.status, type).toBe(400)
    }
    for (const body of ['null', '[]', '"x"', '7', '{"__proto__":{"code":"x"}}', '{"code":{"x":1}}', '{"code":null}'])
      expect((await member.call('POST', '/api/cases', body)).status, body).toBe(400)
    for (const body of ['{', '{"code":"x"', '\u0000', '{"code":"\\ud8"}', '<xml/>', 'code=x'])
      expect((await member.call('POST', '/api/cases', body)).status, body).toBe(400)
    expect(await everythingWritten(app)).toBe(before)
  })

  it('may carry 64 KiB and no more, whether or not it says how long it is', async () => {
    const { app, member } = await clinician()
    const padded = (length: number) => JSON.stringify({ code: 'x' }).padEnd(length, ' ')
    expect((await member.call('POST', '/api/cases', padded(64 * 1024))).status).toBe(201)
    expect((await member.call('POST', '/api/cases', padded(64 * 1024 + 1))).status).toBe(413)
    for (const length of [200_000, 3_000_000]) {
      expect((await member.call('POST', '/api/cases', padded(length))).status).toBe(413)
      const streamed: RequestInit & { duplex: 'half' } = {
        method: 'POST',
        headers: { origin: app.url, cookie: member.cookie, 'content-type': 'application/json' },
        body: new Blob([padded(length)]).stream(),
        duplex: 'half',
      }
      const unannounced = await fetch(`${app.url}/api/cases`, streamed)
      expect(unannounced.status).toBe(413)
    }
  })

  it('takes no field that is not its own: nobody chooses an id, a practice or an author', async () => {
    const { member } = await clinician()
    const id = randomUUID()
    const extra = {
      id,
      practiceId: id,
      practice_id: id,
      createdAt: 1,
      closed: true,
      careRole: 'observer',
      noteCount: 9,
    }
    const made = await (await member.call('POST', '/api/cases', { code: 'x', ...extra })).json()
    expect(made).toMatchObject({ closed: false, careRole: 'lead', noteCount: 0 })
    expect(JSON.stringify(made)).not.toContain(id)
    const note = { templateId: 'preparation-goals', authorId: id, status: 'signed', documentId: id }
    const created = await (await member.call('POST', `/api/cases/${made.id}/notes`, note)).json()
    expect(created).toMatchObject({ status: 'draft', author: { id: member.id } })
    expect(JSON.stringify(created)).not.toContain(id)
  })
})
