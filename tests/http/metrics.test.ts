import { describe, expect, it } from 'vitest'
import { caller, clinic, password } from '../support/actors.ts'
import { startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'

const token = 'a-token-of-the-monitoring'

const read = async (url: string, headers: Record<string, string> = {}) => {
  const response = await caller(url)('GET', '/metrics', undefined, headers)
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
}

/** The value of a figure, by its name and labels as they are written. */
const figureOf = (text: string, figure: string): number | undefined => {
  const line = text.split('\n').find((one) => one.startsWith(`${figure} `))
  return line === undefined ? undefined : Number(line.slice(figure.length + 1))
}

describe('an operator who reads the metrics', () => {
  it('sees what the server does: requests by route, sign-ins, sockets, rooms, updates, commits, the process', async () => {
    const app = await startApp()
    const { lead, cotherapist, supervisor, note } = await clinic(app)
    await caller(app.url)('POST', '/api/auth/sign-in', { email: lead.email, password })
    await caller(app.url)('POST', '/api/auth/sign-in', { email: lead.email, password: 'a wrong password' })
    const [writer, colleague, reader] = [connect(lead, note), connect(cotherapist, note), connect(supervisor, note)]
    await Promise.all([writer.synced(), colleague.synced(), reader.synced()])
    write(writer.doc, 'words')
    await writer.allSaved()
    write(reader.doc, 'words of a reader')
    await until('the reader is told', async () => reader.closes.length + reader.held.length > 0)
    await lead.call('GET', `/api/notes/${note.id}`)

    const { status, type, text } = await read(app.url)
    expect(status).toBe(200)
    expect(type).toMatch(/^text\/plain; version=0\.0\.4/)
    const [counted, levels] = [
      [
        'throughline_http_request_seconds_count{route="/api/notes/:id",method="GET",status="2xx"}',
        'throughline_sign_ins_total{outcome="succeeded"}',
        'throughline_sign_ins_total{outcome="refused"}',
        'throughline_updates_total{outcome="committed"}',
        'throughline_updates_total{outcome="refused"}',
        'throughline_commit_seconds_count',
        'throughline_commit_updates_sum',
        'throughline_document_load_seconds_count',
      ],
      ['throughline_sockets', 'throughline_rooms', 'throughline_storage_takes_writes'],
    ]
    for (const figure of [...counted, ...levels]) expect(figureOf(text, figure), figure).toBeGreaterThanOrEqual(1)
    expect(figureOf(text, 'throughline_held_words')).toBe(0)
    expect(figureOf(text, 'throughline_commit_failures_total')).toBe(0)
    expect(figureOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
    for (const secret of [note.id, note.documentId, lead.id, lead.email, lead.practiceId, lead.name])
      expect(text).not.toContain(secret)
  })

  it('is alone in it: who comes through a proxy on the same machine finds nothing', async () => {
    const app = await startApp()
    expect((await read(app.url)).status).toBe(200)
    for (const headers of [
      { 'x-forwarded-for': '198.51.100.1' },
      { 'x-forwarded-for': '127.0.0.1' },
      { forwarded: 'for=198.51.100.1' },
      { 'x-real-ip': '127.0.0.1' },
    ]) {
      const { status, text } = await read(app.url, headers)
      expect(status).toBe(404)
      expect(text).not.toContain('throughline_')
      expect((await read(app.url, { ...headers, authorization: `Bearer ${token}` })).status).toBe(404)
    }
  })

  it('may show the token from elsewhere, and that one only', async () => {
    const app = await startApp({ settings: { METRICS_TOKEN: token } })
    const elsewhere = { 'x-forwarded-for': '198.51.100.1' }
    expect((await read(app.url, { ...elsewhere, authorization: `Bearer ${token}` })).status).toBe(200)
    for (const authorization of [`Bearer ${token}x`, 'Bearer ', `Basic ${token}`, token])
      expect((await read(app.url, { ...elsewhere, authorization })).status).toBe(404)
  })
})

it('a stranger who invents paths and methods adds nothing to what the metrics hold', async () => {
  const app = await startApp()
  await caller(app.url)('GET', '/api/warm')
  await caller(app.url)('PROPFIND', '/api/warm')
  const linesOf = async () => (await read(app.url)).text.match(/^throughline_/gm)?.length
  await linesOf()
  const before = await linesOf()
  for (let turn = 0; turn < 50; turn++) {
    await caller(app.url)('GET', `/api/${crypto.randomUUID()}`)
    await caller(app.url)(['PROPFIND', 'MKCOL', 'LOCK'][turn % 3] ?? 'LOCK', `/api/${crypto.randomUUID()}`)
  }
  expect(before).toBeGreaterThan(50)
  expect(await linesOf()).toBe(before)
})
