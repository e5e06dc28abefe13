import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { rebuildIndex } from '../../server/domain/index/rebuildIndex.ts'
import { deleteSessionsOf } from '../../server/storage/repos/sessions.ts'
import { CommentThread } from '../../shared/api/comments.ts'
import type { CaseId, PracticeId } from '../../shared/ids.ts'
import { listen } from '../comments/bell.ts'
import { ask, chartOf, practiceOfCallers, signedIn } from '../http/charts.ts'
import { rows } from '../http/routes.ts'
import { supervise } from '../review/desk.ts'
import {
  caller as callAs,
  newCase,
  newMember,
  newNote,
  newPractice,
  onCareTeam,
  password,
  type TestMember,
} from '../support/actors.ts'
import { type App, dialects, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import {
  addSection,
  begin,
  noteFrom,
  publish,
  saveSectionOf,
  share,
  write as writeTemplate,
} from '../templates/shelf.ts'
import { type Statement, tablesOfPractices, watchStatements } from './statements.ts'

/** Statements that may be tied to no practice, because none is known yet: by name, table and what they look for. */
const beforeAnyPracticeIsKnown: readonly { name: string; allows: (statement: Statement) => boolean }[] = [
  {
    name: 'credentials, by the address that somebody signs in with',
    allows: ({ kind, tables, keys }) =>
      kind === 'SelectQueryNode' && tables.join() === 'member' && keys.includes('member.email'),
  },
  {
    name: 'an invitation or a reset link with its member, by the fingerprint of its secret',
    allows: ({ kind, tables, keys }) =>
      kind === 'SelectQueryNode' &&
      (keys.includes('invitation.token_hash') || keys.includes('reset_link.id')) &&
      tables.every((table) => ['invitation', 'reset_link', 'member'].includes(table)),
  },
  {
    name: 'a session, by the fingerprint of its secret or with the others of its member',
    allows: ({ kind, tables, keys }) =>
      kind !== 'InsertQueryNode' &&
      tables.join() === 'session' &&
      (keys.includes('session.id') || keys.includes('session.member_id')),
  },
  {
    name: 'the sessions that are open among those of many sockets',
    allows: ({ kind, tables, keys }) => kind === 'SelectQueryNode' && tables.join() === 'session' && keys.length === 0,
  },
  {
    name: 'how many words are held in the whole installation, for its operator',
    allows: ({ counts, tables }) => counts && tables.join() === 'held_update',
  },
]

function watch(app: App): Statement[] {
  const seen: Statement[] = []
  watchStatements(app.services.database, (statement) => seen.push(statement))
  return seen
}

const astray = (statements: readonly Statement[], practiceId: string): Statement[] =>
  statements.filter((statement) => {
    if (statement.practices.some((practice) => practice !== practiceId && practice !== null)) return true
    return statement.unbound.length > 0 && !beforeAnyPracticeIsKnown.some(({ allows }) => allows(statement))
  })

it.each(dialects)(
  'no statement of the whole API leaves the practice of whoever calls, on %s',
  { timeout: 240_000 },
  async (dialect) => {
    const app = await startApp({ dialect })
    const practice = await practiceOfCallers(app)
    const seen = watch(app)
    const wrong: unknown[] = []
    for (const row of rows) {
      for (const caller of dialect === 'sqlite'
        ? (['lead', 'admin', 'stranger', 'anonymous'] as const)
        : (['lead'] as const)) {
        const chart = await chartOf(app, practice, caller, row)
        const practiceId = caller === 'anonymous' ? 'none' : practice.people[caller].practiceId
        // What the chart's notes set going is done, so that what is seen is the call's.
        await app.indexer.settled()
        seen.length = 0
        await (await ask(app, practice.people, caller, row, chart)).arrayBuffer()
        for (const statement of astray(seen, practiceId)) wrong.push([caller, row.method, row.path, statement])
      }
    }
    expect(wrong).toEqual([])
  },
)

it.each(dialects)(
  'no statement of a sign-in or of people who write together leaves their practice, on %s',
  async (dialect) => {
    const app = await startApp({ dialect })
    const seen = watch(app)
    const tables = new Set<string>()
    const checked = async (practiceId: string, act: () => Promise<unknown>) => {
      seen.length = 0
      await act()
      expect(astray(seen, practiceId)).toEqual([])
      for (const statement of seen) for (const table of statement.tables) tables.add(table)
    }
    const other = await newPractice(app)
    await newCase(await signedIn(app, other, ['clinician']))
    const practiceId = await newPractice(app)
    await checked(practiceId, async () => {
      const lead = await newMember(app, practiceId, ['clinician'])
      await callAs(app.url)('POST', '/api/auth/sign-in', { email: lead.email, password: `not ${password}` })
      const supervisor = await signedIn(app, practiceId, ['supervisor'])
      const { id: caseId } = await newCase(lead)
      await onCareTeam(app, caseId, supervisor, 'supervisor')
      const note = await newNote(lead, caseId)
      const [writer, reader] = [connect(lead, note), connect(supervisor, note)]
      await Promise.all([writer.synced(), reader.synced()])
      write(writer.doc, 'words ')
      await writer.allSaved()
      await lead.call('POST', `/api/cases/${caseId}/close`)
      write(writer.doc, 'too late')
      await until('the late words are held', () => writer.held.length > 0)
      await lead.call('GET', `/api/notes/${note.id}/held`)
      await writeInPrivate(lead, supervisor, caseId)
      await talkAbout(note.id, lead, supervisor)
      await joinAndReset(app, practiceId)
      await lead.call('PUT', `/api/cases/${caseId}/courses/1`, { plannedDoses: 6 })
      const finding = { code: 'section_empty', place: '', about: '' }
      await lead.call('PUT', `/api/notes/${note.id}/checks/reasons`, { ...finding, reason: 'It is in the letter.' })
      const { version } = await (await lead.call('GET', `/api/notes/${note.id}`)).json()
      const signed = await lead.call('POST', `/api/notes/${note.id}/sign`, { password, attest: true, version })
      expect(signed.status).toBe(200)
      await lead.call('PUT', `/api/cases/${caseId}/identity`, { legalName: 'Somebody' })
      await supervisor.call('GET', `/api/cases/${caseId}/notes`)
      await supervisor.call('GET', '/api/today')
      await supervise(app, supervisor, lead)
      await supervisor.call('PUT', '/api/me/mail', { wanted: true })
      await supervisor.call('GET', '/api/notifications')
      await supervisor.call('POST', '/api/notifications/read', {})
      const hour = { superviseeId: lead.id, heldOn: '2026-11-20', minutes: 60 }
      expect((await supervisor.call('POST', '/api/hours', hour)).status).toBe(204)
      await supervisor.call('GET', `/api/cases/${caseId}/threads`)
      await supervisor.call('GET', `/api/cases/${caseId}/carried`)
      await app.indexer.settled()
      await rebuildIndex(app.services, practiceId)
      await shareATemplate(lead, caseId)
      await lead.call('POST', '/api/me/device-keys')
      await lead.call('PUT', '/api/me/pin', { password, pin: '2580' })
      // Sessions and fences of open sockets are looked at again by themselves.
      const looked = () => seen.some(({ tables: touched, keys }) => touched.join() === 'session' && keys.length === 0)
      await until('open sockets are looked at again', looked)
      await app.services.database.write((tx) => deleteSessionsOf(tx, supervisor.id))
      await until('the supervisor is out', () => reader.closes.length > 0)
    })
    // Documents are compacted when the server ends.
    await checked(practiceId, () => app.engine.drain())
    expect(tables).toContain('document_snapshot')
    expect(tablesOfPractices.filter((table) => !tables.has(table))).toEqual([])
  },
)

/** The supervisor comments and rewords it, with a page of the lead open that hears of it. */
async function talkAbout(noteId: string, lead: TestMember, supervisor: TestMember): Promise<void> {
  const bell = await listen(lead)
  const said = { body: 'Was she asked?', mentions: [lead.id] }
  const begun = await supervisor.call('POST', `/api/notes/${noteId}/comments`, {
    ...said,
    suggestion: 'She was asked.',
  })
  const thread = CommentThread.parse(await begun.json())
  const path = `/api/notes/${noteId}/comments/${thread.id}`
  await supervisor.call('PUT', `${path}/${thread.comments[0]?.id}`, { body: 'Was he asked?' })
  await lead.call('POST', `${path}/replies`, { body: 'He was.' })
  await lead.call('POST', `${path}/resolve`)
  await lead.call('GET', `/api/notes/${noteId}/comments`)
  await until('the lead’s page hears of it', () => bell.rings.length > 0)
  bell.close()
}

/** A process note is written, shared with the supervisor and taken back. */
async function writeInPrivate(author: TestMember, supervisor: TestMember, caseId: CaseId): Promise<void> {
  await author.call('POST', `/api/cases/${caseId}/reopen`)
  const note = await newNote(author, caseId, 'process-note')
  const client = connect(author, note)
  await client.synced()
  write(client.doc, 'mine alone')
  await client.allSaved()
  const reader = `/api/notes/${note.id}/readers/${supervisor.id}`
  expect((await author.call('PUT', reader)).status).toBe(200)
  expect((await supervisor.call('GET', `/api/notes/${note.id}`)).status).toBe(200)
  expect((await author.call('DELETE', reader)).status).toBe(200)
}

/** Somebody is invited, joins, is in a team, and sets a new password by a link. */
async function joinAndReset(app: App, practiceId: PracticeId): Promise<void> {
  const admin = await signedIn(app, practiceId, ['admin'])
  const tokenOf = async (response: Response) => new URL((await response.json()).link).hash.slice(1)
  const person = { email: `${crypto.randomUUID()}@test.example`, roles: ['clinician'] }
  const token = await tokenOf(await admin.call('POST', '/api/invitations', person))
  const anybody = callAs(app.url)
  await anybody('POST', '/api/join/look', { token })
  const credential = { title: 'A licence' }
  const { id } = await (await anybody('POST', '/api/join', { token, name: 'New', password, credential })).json()
  const team = await (await admin.call('POST', '/api/teams', { name: 'A team' })).json()
  await admin.call('PUT', `/api/teams/${team.id}/members/${id}`)
  const reset = { token: await tokenOf(await admin.call('POST', `/api/members/${id}/reset-link`)) }
  await anybody('POST', '/api/reset/look', reset)
  expect((await anybody('POST', '/api/reset', { ...reset, password })).status).toBe(204)
}

it('a statement that is tied to no practice, or only by half, is seen', async () => {
  const app = await startApp()
  const practiceId = await newPractice(app)
  const seen = watch(app)
  const { read, write: transact } = app.services.database
  await read.selectFrom('note').select('id').where('title', '=', 'x').execute()
  await read
    .selectFrom('note')
    .innerJoin('document', 'document.id', 'note.document_id')
    .select('note.id')
    .where('note.practice_id', '=', practiceId)
    .execute()
  await read
    .selectFrom('note')
    .select('id')
    .where((where) => where.or([where('practice_id', '=', practiceId), where('status', '=', 'draft')]))
    .execute()
  await transact(async (tx) => {
    await tx.deleteFrom('held_update').where('text', '=', 'x').execute()
    await tx.updateTable('document').set({ locked: 0 }).execute()
    await sql`select 1`.execute(tx)
    await tx
      .insertInto('care_team')
      .values([])
      .onConflict((conflict) => conflict.columns(['case_id', 'member_id']).doUpdateSet({ role: 'lead' }))
      .compile()
  })
  expect(seen.map((statement) => statement.unbound)).toEqual([
    ['note'],
    ['document'],
    ['note'],
    ['held_update'],
    ['document'],
    ['SQL written by hand'],
    ['care_team'],
  ])
})

/** A template with a section of the library, published and shared, and a note of it that is asked for twice. */
async function shareATemplate(lead: TestMember, caseId: CaseId): Promise<void> {
  await lead.call('POST', `/api/cases/${caseId}/reopen`)
  const made = await begin(lead)
  const client = await writeTemplate(lead, made)
  addSection(client.doc, 'Saved')
  await client.allSaved()
  const { text } = await (await lead.call('GET', `/api/templates/${made.id}/text`)).json()
  expect(text.content).toHaveLength(2)
  const saved = await saveSectionOf(lead, made.id, client.doc, 1)
  addSection(client.doc, 'From the library', '', false, saved.id)
  await client.allSaved()
  await publish(lead, made.id)
  expect((await share(lead, made.id, { scope: 'practice' })).status).toBe(200)
  const requestId = crypto.randomUUID()
  for (const _ of [1, 2]) await noteFrom(lead, caseId, made.id, { requestId, newestSeen: null })
}
