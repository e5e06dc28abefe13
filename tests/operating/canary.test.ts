import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { Note } from '../../shared/api/notes.ts'
import { encodeUpdate } from '../../shared/sync/frames.ts'
import { databaseUrlOf, runElsewhere } from '../storage/store.ts'
import { caller, cookieOf } from '../support/actors.ts'
import { type Dialect, dialects, testStorage } from '../support/app.ts'
import { startServerProcess } from '../support/serverProcess.ts'
import { connect, openRaw, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'

const canary = 'canary7Qf3xZ'
/** The same words as programs write them down: text, bytes, parts of an address. */
const traces = [
  canary,
  canary.toLowerCase(),
  Buffer.from(canary).toString('hex'),
  Buffer.from(canary).toString('base64').slice(0, 12),
  [...Buffer.from(canary)].join(','),
]
const foundIn = (text: string): string[] => traces.filter((trace) => text.includes(trace))

/** The server of a practice in which everything that can have a name is called the same. */
async function canaryPractice(dialect: Dialect) {
  const storage = await testStorage(dialect)
  onTestFinished(() => storage.remove())
  const settings = Object.fromEntries(Object.entries(storage.environment).map(([key, value]) => [key, value ?? '']))
  const server = await startServerProcess('main', { ...settings, LOG_LEVEL: 'debug' })
  onTestFinished(() => server.kill())
  const token = server.printed.join('\n').match(/set-up#(\S+)/)?.[1] ?? ''
  const email = `${canary}@test.example`.toLowerCase()
  const person = { name: `Name ${canary}`, email, password: `password of ${canary}`, clinician: true }
  const begun = await caller(server.url)('POST', '/api/set-up', {
    ...person,
    token,
    practiceName: `Practice ${canary}`,
  })
  expect(begun.status).toBe(201)
  const cookie = cookieOf(begun)
  return { server, url: databaseUrlOf(storage), token, person, cookie, call: caller(server.url, cookie) }
}

const Id = z.object({ id: z.string() })

it.each(dialects)(
  'on %s nothing that people write or that opens a door comes into the log, the metrics, the audit or an error',
  { timeout: 120_000 },
  async (dialect) => {
    const { server, url, token, person, cookie, call } = await canaryPractice(dialect)
    const answers: string[] = []
    const refused = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
      const response = await call(method, path, body, headers)
      expect(response.status, `${method} ${path}`).toBeGreaterThanOrEqual(400)
      answers.push(await response.text(), JSON.stringify([...response.headers]))
    }

    const made = await call('POST', '/api/cases', {
      code: canary,
      preferredName: canary,
      pronouns: canary,
      indication: canary,
    })
    const clientCase = Id.parse(await made.json())
    const note = Note.parse(
      await (await call('POST', `/api/cases/${clientCase.id}/notes`, { templateId: 'session-guided-imagery' })).json(),
    )
    const member = { origin: server.url, cookie }
    const writer = connect(member, note)
    await writer.synced()
    write(writer.doc, `${canary} as words of the note `)
    await writer.allSaved()
    await call('GET', `/api/notes/${note.id}/export?format=markdown`)
    const own = Note.parse(
      await (await call('POST', `/api/cases/${clientCase.id}/notes`, { templateId: 'process-note' })).json(),
    )
    const analyst = connect(member, own)
    await analyst.synced()
    write(analyst.doc, `${canary} as words of a process note `)
    await analyst.allSaved()
    await refused('PUT', `/api/notes/${own.id}/readers/${canary}`)
    const said = { body: `${canary} in a comment`, quote: canary, suggestion: canary }
    const thread = Id.parse(await (await call('POST', `/api/notes/${note.id}/comments`, said)).json())
    await call('POST', `/api/notes/${note.id}/comments/${thread.id}/dismiss`, { reason: canary })
    await refused('POST', `/api/notes/${note.id}/comments`, { body: canary, anchor: { start: canary, end: canary } })
    await refused('POST', `/api/notes/${note.id}/comments`, { body: canary.repeat(1_000) })

    await refused('GET', `/api/${canary}/${canary}?${canary}=${canary}`, undefined, {
      'x-canary': canary,
      'user-agent': canary,
    })
    await refused('GET', `/api/notes/${canary}`)
    await refused('GET', `/api/notes/${note.id}/export?format=${canary}`)
    await refused('GET', `/api/audit?before=${canary}`)
    await refused('POST', '/api/cases', `{"code": "${canary}`)
    await refused('POST', '/api/cases', { code: canary.repeat(2_000) })
    await refused('POST', '/api/cases', { code: `${canary}x`, indication: canary.repeat(20_000) })
    await refused('POST', '/api/cases', { code: canary })
    await refused('POST', '/api/auth/sign-in', { email: person.email, password: `wrong ${canary}` })
    await refused('POST', '/api/auth/sign-in', { email: canary, password: canary })
    await refused('POST', '/api/cases', { code: 'elsewhere' }, { origin: `https://${canary}.example` })
    await refused('GET', '/api/me', undefined, { cookie: `__Host-throughline=${canary}` })
    await call('GET', `/api/set-up?token=${canary}`)
    await caller(server.url)('POST', '/api/set-up', { ...person, token, practiceName: canary })

    const malformed = await openRaw(member, note)
    malformed.send(new Uint8Array([0, 2, ...Buffer.from(canary)]))
    await malformed.closed
    const text = await openRaw(member, note)
    text.ws.send(canary)
    await text.closed
    const forged = await openRaw(member, note)
    forged.send(encodeUpdate(new Uint8Array(Buffer.from(canary))))
    await forged.closed
    await openRaw(member, note, { origin: `https://${canary}.example` }).catch(() => undefined)

    // What the database says of a row that it refuses names the row's values.
    const repair = await refuseWords(url, dialect)
    write(writer.doc, `${canary} that cannot be written`)
    await until('a commit fails', () => writer.closes.length > 0)
    await refused('POST', '/api/cases', { code: `${canary} refused` })
    await repair()
    await writer.allSaved()

    const metrics = await (await caller(server.url)('GET', '/metrics')).text()
    const audits = ['select * from audit_entry', 'select * from process_audit_entry']
    const audit = JSON.stringify(await Promise.all(audits.map((statement) => runElsewhere(url, statement))))
    expect(await server.stop()).toBe(0)
    const log = server.logged()
    // That these are the places where it would be.
    expect(log).toContain('"route":"/api/notes/:id/export"')
    expect(log).toContain('"status":500')
    expect(log).toMatch(/a batch could not be written|a document could not be written/)
    expect(metrics).toContain('throughline_commit_failures_total')
    expect(audit).toContain('sign_in.refused')
    expect(foundIn(JSON.stringify({ code: canary }))).not.toEqual([])
    for (const place of [log, metrics, audit, ...answers, server.printed.join('\n').replace(token, '')])
      expect(foundIn(place)).toEqual([])
    expect(log).not.toContain(token)
    expect(log).not.toContain(cookie.split('=')[1])
  },
)

/** Makes storage refuse words of notes and codes of cases, in its own words. */
async function refuseWords(url: string, dialect: Dialect): Promise<() => Promise<void>> {
  const run = (statement: string) => runElsewhere(url, statement)
  if (dialect === 'postgres') {
    await run(`alter table document_update add constraint refusing check (seq < 0) not valid`)
    await run(`alter table client_case add constraint refusing check (code = '') not valid`)
    return async () => {
      await run('alter table document_update drop constraint refusing')
      await run('alter table client_case drop constraint refusing')
    }
  }
  await run(`create trigger refusing before insert on document_update
    begin select raise(abort, '${canary} in the words of the database'); end`)
  await run(`create trigger refusing_cases before insert on client_case
    begin select raise(abort, '${canary} in the words of the database'); end`)
  return async () => {
    await run('drop trigger refusing')
    await run('drop trigger refusing_cases')
  }
}
