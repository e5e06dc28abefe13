import { expect, it } from 'vitest'
import { AuditPage } from '../../shared/api/audit.ts'
import { caller as callAs, clinic, newCase, newNote, onCareTeam, password, type TestMember } from '../support/actors.ts'
import { type App, everydayDialects, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'
import { signedIn } from './charts.ts'

const wordsOfANote = 'Zypresse words of a note'
const wordsOfACase = 'Palimpsest'

async function entries(app: App) {
  const rows = await app.services.database.read.selectFrom('audit_entry').selectAll().orderBy('seq').execute()
  return rows.map(({ practice_id, member_id, action, subject_id, detail }) => ({
    practice: practice_id,
    by: member_id,
    action,
    subject: subject_id,
    detail: detail === null ? null : JSON.parse(detail),
  }))
}

/** The entries that an act added. */
async function added(app: App, act: () => Promise<unknown>) {
  const before = (await entries(app)).length
  await act()
  return (await entries(app)).slice(before)
}

const by = (member: TestMember, action: string, subject: string | null = null, detail: unknown = null) => ({
  practice: member.practiceId,
  by: member.id,
  action,
  subject,
  detail,
})

it.each(everydayDialects)('every sign-in, reading, writing, change and refusal is an entry, on %s', async (dialect) => {
  const app = await startApp({ dialect })
  const { lead, cotherapist, supervisor, outsider, note, caseId, practiceId } = await clinic(app)
  const admin = await signedIn(app, practiceId, ['admin'])
  const signIn = (email: string, given: string) =>
    callAs(app.url)('POST', '/api/auth/sign-in', { email, password: given })

  expect(await added(app, () => signIn(lead.email, password))).toEqual([by(lead, 'sign_in')])
  expect(await added(app, () => signIn(lead.email, 'not it'))).toEqual([by(lead, 'sign_in.refused')])
  expect(await added(app, () => signIn('nobody@test.example', 'x'))).toEqual([
    { practice: null, by: null, action: 'sign_in.refused', subject: null, detail: null },
  ])
  expect(await added(app, () => outsider.call('GET', `/api/notes/${note.id}`))).toEqual([
    by(outsider, 'access.refused', note.id, { route: 'GET /api/notes/:id', code: 'not_found' }),
  ])
  expect(await added(app, () => supervisor.call('POST', `/api/cases/${caseId}/close`))).toEqual([
    by(supervisor, 'access.refused', caseId, { route: 'POST /api/cases/:id/close', code: 'not_allowed' }),
  ])
  expect(await added(app, () => lead.call('GET', `/api/notes/${note.id}/export?format=json`))).toEqual([
    by(lead, 'note.exported', note.id, { format: 'json' }),
  ])
  const reading = await added(app, async () => {
    const reader = connect(supervisor, note)
    await reader.synced()
    await until('the reading is recorded', async () => (await entries(app)).at(-1)?.action === 'note.read')
  })
  expect(reading).toEqual([by(supervisor, 'note.read', note.id)])
  const writing = await added(app, async () => {
    const writer = connect(cotherapist, note)
    await writer.synced()
    for (const word of ['one ', 'two ', 'three ']) {
      write(writer.doc, word)
      await writer.allSaved()
    }
  })
  expect(writing).toEqual([by(cotherapist, 'note.read', note.id), by(cotherapist, 'note.written', note.documentId)])

  const made = await added(app, async () => newNote(lead, (await newCase(lead)).id))
  expect(made.map((entry) => entry.action)).toEqual(['case.created', 'note.created'])
  const team = `/api/cases/${caseId}/care-team/${outsider.id}`
  expect(await added(app, () => lead.call('PUT', team, { role: 'prescriber' }))).toEqual([
    by(lead, 'care_team.changed', caseId, { member: outsider.id, role: 'prescriber' }),
  ])
  expect(await added(app, () => lead.call('DELETE', team))).toEqual([
    by(lead, 'care_team.changed', caseId, { member: outsider.id, role: 'none' }),
  ])
  const closing = await added(app, async () => {
    await lead.call('POST', `/api/cases/${caseId}/close`)
    await lead.call('POST', `/api/cases/${caseId}/reopen`)
  })
  expect(closing).toEqual([by(lead, 'case.closed', caseId), by(lead, 'case.reopened', caseId)])
  const roles = { roles: ['supervisor', 'clinician'] }
  expect(await added(app, () => admin.call('PUT', `/api/members/${outsider.id}/roles`, roles))).toEqual([
    by(admin, 'member.roles_changed', outsider.id, { roles: 'clinician supervisor' }),
  ])
  expect(await added(app, () => admin.call('GET', '/api/audit'))).toEqual([by(admin, 'audit.read')])
  expect(await added(app, () => lead.call('POST', '/api/auth/sign-out'))).toEqual([by(lead, 'sign_out')])
})

it('words that could not be merged, and their reading by their author, are entries', async () => {
  const app = await startApp()
  const { lead, caseId, note } = await clinic(app)
  const writer = connect(lead, note)
  await writer.synced()
  await writer.allSaved()
  const holding = await added(app, async () => {
    await lead.call('POST', `/api/cases/${caseId}/close`)
    write(writer.doc, wordsOfANote)
    await until('the words are held', () => writer.held.length > 0)
    await lead.call('GET', `/api/notes/${note.id}/held`)
    const heldId = writer.held[0]?.heldId
    await lead.call('POST', `/api/notes/${note.id}/held/${heldId}/settle`)
    await lead.call('GET', `/api/notes/${note.id}/held`)
  })
  expect(holding.map(({ action, detail }) => [action, detail])).toEqual([
    ['case.closed', null],
    ['note.held', { reason: 'locked' }],
    ['held.read', null],
    ['held.settled', null],
  ])
})

it('no entry holds a word that somebody wrote, an address or a secret, and an admin sees what there is', async () => {
  const app = await startApp()
  const { lead, note, practiceId } = await clinic(app)
  const admin = await signedIn(app, practiceId, ['admin'])
  const given = { code: `${wordsOfACase}-1`, indication: wordsOfACase, preferredName: wordsOfACase }
  await lead.call('POST', '/api/cases', given)
  await lead.call('POST', '/api/cases', given)
  await lead.call('GET', `/api/cases/${wordsOfACase}`)
  await lead.call('GET', `/api/${wordsOfACase}?q=${wordsOfACase}`)
  const writer = connect(lead, note)
  await writer.synced()
  write(writer.doc, wordsOfANote)
  await writer.allSaved()
  const response = await admin.call('GET', '/api/audit?limit=1000')
  const { items } = AuditPage.parse(await response.json())
  const numbers = items.map((entry) => entry.number)
  expect(numbers).toEqual(Array.from(numbers, (_, index) => numbers.length - index))
  expect(items.length).toBe((await entries(app)).filter((entry) => entry.practice === practiceId).length - 1)
  const rest = AuditPage.parse(await (await admin.call('GET', `/api/audit?before=${numbers[2]}&limit=2`)).json())
  expect(rest.items.map((entry) => entry.number)).toEqual(numbers.slice(3, 5))
  const told = JSON.stringify(await entries(app))
  for (const secret of [wordsOfANote, wordsOfACase, lead.email, lead.cookie.split('=')[1], password])
    expect(told).not.toContain(secret)
})

it('an act and its entry are both there or both not', async () => {
  const app = await startApp()
  const { lead, outsider, caseId } = await clinic(app)
  await onCareTeam(app, caseId, outsider, 'lead')
  const { database } = app.services
  const { write: transact } = database
  Object.assign(database, {
    write: (act: Parameters<typeof transact>[0]) =>
      transact(async (tx) => {
        await act(tx)
        throw new Error('the power fails before the commit')
      }),
  })
  const nothing = await added(app, async () => {
    expect((await lead.call('POST', '/api/cases', { code: 'lost' })).status).toBe(500)
    expect((await lead.call('POST', `/api/cases/${caseId}/close`)).status).toBe(500)
    expect(
      (await outsider.call('POST', `/api/cases/${caseId}/notes`, { templateId: 'preparation-goals' })).status,
    ).toBe(500)
  })
  expect(nothing).toEqual([])
  expect(await (await lead.call('GET', '/api/cases')).json()).toMatchObject({ items: [{ id: caseId, closed: false }] })
})
