import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { caller as callAs, clinic, newCase, newNote } from '../support/actors.ts'
import { dialects, startApp } from '../support/app.ts'
import { openRaw, UpgradeRefused } from '../support/sockets.ts'
import { chartFor, chartOf, practiceOfCallers } from './charts.ts'
import { rows } from './routes.ts'
import { pathOf, type Row } from './row.ts'
import { everythingWritten } from './written.ts'

/** An answer without what differs between any two: its id and its date. */
async function told(response: Response): Promise<unknown> {
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id' && name !== 'date')
  const text = await response.text()
  if (!text.startsWith('{')) return { status: response.status, headers, text }
  const { requestId: _, ...body } = JSON.parse(text)
  return { status: response.status, headers, body }
}

/** Everything that could stand where an id does. */
const notAnId = [
  'x',
  '1',
  'null',
  'undefined',
  '%00',
  '%F0%9F%A7%A8',
  '..%2F..%2Fetc',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF',
  `${randomUUID()}x`,
  'a'.repeat(2_000),
  "' or 1=1 --".replaceAll(' ', '%20'),
]

const withId: readonly Row[] = rows.filter((row) => row.params !== undefined && row.expected.stranger === 404)

it('what is missing, what is no id and what belongs to others cannot be told apart, on any route', async () => {
  const app = await startApp()
  const practice = await practiceOfCallers(app)
  const { stranger, colleague } = practice.people
  expect(withId.length).toBeGreaterThan(10)
  for (const row of withId) {
    const chart = await chartOf(app, practice, 'stranger', row)
    const title = `${row.method} ${row.path}`
    const forbidden = await told(await stranger.call(row.method, pathOf(row, chart), row.body?.(chart)))
    expect(forbidden, title).toMatchObject({ status: 404, body: { code: 'not_found' } })
    if (row.expected.colleague === 404) {
      const outside = await told(await colleague.call(row.method, pathOf(row, chart), row.body?.(chart)))
      expect(outside, title).toEqual(forbidden)
    }
    const real = row.params?.(chart).id ?? row.params?.(chart).memberId ?? ''
    for (const other of [randomUUID(), real.toUpperCase(), ...notAnId]) {
      const path = pathOf(row, chart).replace(real, other)
      const missing = await told(await stranger.call(row.method, path, row.body?.(chart)))
      expect(missing, `${row.method} ${path}`).toEqual(forbidden)
    }
  }
})

it.each(dialects)(
  'a member who mixes ids of another practice into own ones gets and changes nothing, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const practice = await practiceOfCallers(app)
    const { stranger, strangerAdmin, lead, observer } = practice.people
    const theirs = await chartFor(app, practice, 'lead')
    const own = await newCase(stranger)
    const ownNote = await newNote(stranger, own.id)
    const before = await everythingWritten(app)
    const attempts: [string, string, unknown?][] = [
      ['PUT', `/api/cases/${own.id}/care-team/${lead.id}`, { role: 'co-therapist' }],
      ['DELETE', `/api/cases/${own.id}/care-team/${lead.id}`],
      ['PUT', `/api/cases/${theirs.caseId}/care-team/${stranger.id}`, { role: 'lead' }],
      ['DELETE', `/api/cases/${theirs.caseId}/care-team/${observer.id}`],
      ['POST', `/api/notes/${ownNote.id}/held/${theirs.heldId}/settle`],
      ['POST', `/api/notes/${theirs.noteId}/held/${theirs.heldId}/settle`],
      ['GET', `/api/notes/${theirs.documentId}`],
      ['GET', `/api/notes/${own.id}`],
      ['GET', `/api/cases/${ownNote.id}`],
      ['GET', `/api/cases/${ownNote.documentId}/notes`],
    ]
    for (const [method, path, body] of attempts)
      expect((await stranger.call(method, path, body)).status, `${method} ${path}`).toBe(404)
    const roles = await strangerAdmin.call('PUT', `/api/members/${lead.id}/roles`, { roles: [] })
    expect(roles.status).toBe(404)
    expect(await everythingWritten(app)).toBe(before)
  },
)

it('lists hold what is of the caller’s own practice and care teams, and the audit what is of the practice', async () => {
  const app = await startApp()
  const practice = await practiceOfCallers(app)
  const { stranger, strangerAdmin, colleague, admin, lead } = practice.people
  const theirs = await chartFor(app, practice, 'lead')
  await lead.call('GET', `/api/notes/${theirs.noteId}/export`)
  const whole = async (member: typeof lead) =>
    (
      await Promise.all(
        ['/api/cases', '/api/members', '/api/me', '/api/audit?limit=1000'].map(async (path) =>
          (await member.call('GET', path)).text(),
        ),
      )
    ).join('\n')
  for (const secret of [lead.id, theirs.caseId, theirs.noteId, practice.spare.id]) {
    expect(await whole(stranger)).not.toContain(secret)
    expect(await whole(strangerAdmin)).not.toContain(secret)
  }
  expect(await whole(colleague)).not.toContain(theirs.caseId)
  const seenByAdmin = await whole(admin)
  expect(seenByAdmin).toContain(theirs.noteId)
  expect(seenByAdmin).not.toContain('held words')
})

it('a socket of another practice is refused like one for a document that does not exist', async () => {
  const app = await startApp()
  const { note } = await clinic(app)
  const { people } = await practiceOfCallers(app)
  const { stranger, strangerAdmin } = people
  for (const member of [stranger, strangerAdmin]) {
    for (const documentId of [note.documentId, note.id, note.caseId, randomUUID(), 'x']) {
      const attempt = openRaw(member, { documentId, schemaVersion: note.schemaVersion })
      await expect(attempt).rejects.toEqual(new UpgradeRefused(404))
    }
  }
  const anonymous = openRaw({ origin: app.url }, note)
  await expect(anonymous).rejects.toEqual(new UpgradeRefused(401))
  expect(app.engine.connectionCount).toBe(0)
  const refusals = await app.services.database.read
    .selectFrom('audit_entry')
    .select(['practice_id', 'subject_id'])
    .where('action', '=', 'access.refused')
    .where('subject_id', '=', note.documentId)
    .execute()
  expect(refusals).toEqual(
    [stranger, strangerAdmin].map(({ practiceId }) => ({ practice_id: practiceId, subject_id: note.documentId })),
  )
})

it('somebody who is not signed in is told nothing but that, on every route for members', async () => {
  const app = await startApp()
  const practice = await practiceOfCallers(app)
  const chart = await chartFor(app, practice, 'lead')
  const answers = new Set<string>()
  for (const row of rows.filter(({ expected }) => expected.anonymous === 401))
    answers.add(JSON.stringify(await told(await callAs(app.url)(row.method, pathOf(row, chart), row.body?.(chart)))))
  expect(answers.size).toBe(1)
})
