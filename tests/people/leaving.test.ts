import { describe, expect, it } from 'vitest'
import { CareTeam, Cases } from '../../shared/api/cases.ts'
import { InvitationWithLink } from '../../shared/api/invitations.ts'
import { Leading } from '../../shared/api/members.ts'
import { Note } from '../../shared/api/notes.ts'
import { Members } from '../../shared/api/people.ts'
import { signedIn } from '../http/charts.ts'
import { everythingWritten } from '../http/written.ts'
import { caller, clinic, cookieOf, newCase, password } from '../support/actors.ts'
import { type App, everydayDialects, startApp } from '../support/app.ts'
import { connect, write } from '../support/sockets.ts'
import { until } from '../support/waiting.ts'

const sessionOver = 4401
/** Two seconds are promised; as much again keeps a test from failing on a machine that is busy with other tests. */
const twiceTheTwoSeconds = 4_000

async function scene(app: App) {
  const people = await clinic(app)
  return { ...people, admin: await signedIn(app, people.practiceId, ['admin'], 'The admin') }
}

describe.each(everydayDialects)('a member who leaves on %s', (dialect) => {
  it('hands on what only they lead, is out everywhere at once, and stays the author of what they wrote', async () => {
    const app = await startApp({ dialect })
    const { lead, cotherapist, admin, caseId, note } = await scene(app)
    const [leaving, staying] = [connect(lead, note), connect(cotherapist, note)]
    await Promise.all([leaving.synced(), staying.synced()])
    write(leaving.doc, 'written before')
    await leaving.allSaved()
    const led = Leading.parse(await (await admin.call('GET', `/api/members/${lead.id}/leading`)).json())
    expect(led.items.map((one) => one.caseId)).toEqual([caseId])

    const leads = [{ caseId, memberId: cotherapist.id }]
    expect((await admin.call('POST', `/api/members/${lead.id}/leave`, { leads })).status).toBe(200)
    await until('the socket is closed', () => leaving.closes.length > 0, twiceTheTwoSeconds)
    expect(leaving.closes).toEqual([sessionOver])
    expect((await lead.call('GET', '/api/me')).status).toBe(401)
    const back = await caller(app.url)('POST', '/api/auth/sign-in', { email: lead.email, password })
    expect([back.status, (await back.json()).code]).toEqual([401, 'invalid_credentials'])

    const team = CareTeam.parse(await (await cotherapist.call('GET', `/api/cases/${caseId}/care-team`)).json())
    expect(team.items.map(({ memberId, role }) => [memberId, role])).toContainEqual([cotherapist.id, 'lead'])
    expect(team.items.map((one) => one.memberId)).not.toContain(lead.id)
    const still = Note.parse(await (await cotherapist.call('GET', `/api/notes/${note.id}`)).json())
    expect(still.author).toMatchObject({ id: lead.id, name: 'Lead' })
    expect(staying.xml()).toContain('written before')
    expect(staying.closes).toEqual([])
    const listed = async (query: string) =>
      Members.parse(await (await cotherapist.call('GET', `/api/members${query}`)).json()).items
    expect((await listed('')).map(({ id }) => id)).not.toContain(lead.id)
    expect(await listed('?left=true')).toMatchObject([{ id: lead.id, name: 'Lead', leftAt: expect.any(String) }])
    const audit = await app.services.database.read
      .selectFrom('audit_entry')
      .select(['action', 'subject_id', 'detail'])
      .where('action', 'in', ['case.lead_reassigned', 'member.left'])
      .orderBy('seq')
      .execute()
    expect(audit).toEqual([
      {
        action: 'case.lead_reassigned',
        subject_id: caseId,
        detail: JSON.stringify({ from: lead.id, to: cotherapist.id }),
      },
      { action: 'member.left', subject_id: lead.id, detail: null },
    ])
  })

  it('leaves no case to an admin who names themselves while another clinician is there, and nothing changes', async () => {
    const app = await startApp({ dialect })
    const people = await clinic(app)
    const admin = await signedIn(app, people.practiceId, ['admin', 'clinician'], 'The admin')
    const leads = [{ caseId: people.caseId, memberId: admin.id }]
    const before = await everythingWritten(app)
    expect((await admin.call('POST', `/api/members/${people.lead.id}/leave`, { leads })).status).toBe(400)
    expect(
      (await admin.call('PUT', `/api/members/${people.lead.id}/roles`, { roles: ['supervisor'], leads })).status,
    ).toBe(400)
    expect(await everythingWritten(app)).toEqual(before)
    expect((await admin.call('GET', `/api/notes/${people.note.id}`)).status).toBe(404)
  })

  it('without a lead for each of their cases, or with one who cannot lead, does not leave', async () => {
    const app = await startApp({ dialect })
    const { lead, cotherapist, supervisor, admin, caseId } = await scene(app)
    const { id: second } = await newCase(lead)
    const stranger = (await clinic(app)).lead
    const before = await everythingWritten(app)
    const leave = (leads: unknown) => admin.call('POST', `/api/members/${lead.id}/leave`, { leads })
    const missing = await leave([{ caseId, memberId: cotherapist.id }])
    const problem = await missing.json()
    expect([missing.status, problem.code]).toEqual([409, 'lead_needed'])
    expect(problem.errors.map((error: { path: string }) => error.path)).toEqual([`leads.${second}`])
    for (const memberId of [supervisor.id, stranger.id, lead.id]) {
      const leads = [
        { caseId, memberId },
        { caseId: second, memberId },
      ]
      expect((await leave(leads)).status, memberId).toBe(400)
    }
    expect(await everythingWritten(app)).toBe(before)
    expect((await lead.call('GET', '/api/me')).status).toBe(200)
  })

  it('comes back by an invitation as who they were, without the care teams of before', async () => {
    const app = await startApp({ dialect })
    const { cotherapist, admin, caseId } = await scene(app)
    expect((await admin.call('POST', `/api/members/${cotherapist.id}/leave`, {})).status).toBe(200)
    const invited = await admin.call('POST', '/api/invitations', { email: cotherapist.email, roles: ['supervisor'] })
    const { link } = InvitationWithLink.parse(await invited.json())
    const token = new URL(link).hash.slice(1)
    const joined = await caller(app.url)('POST', '/api/join', {
      token,
      name: 'Back again',
      password: `new ${password}`,
    })
    expect(joined.status).toBe(201)
    expect(await joined.json()).toMatchObject({ id: cotherapist.id, name: 'Back again', roles: ['supervisor'] })
    const as = caller(app.url, cookieOf(joined))
    expect(Cases.parse(await (await as('GET', '/api/cases')).json()).items).toEqual([])
    expect((await as('GET', `/api/cases/${caseId}`)).status).toBe(404)
    const signIn = (given: string) =>
      caller(app.url)('POST', '/api/auth/sign-in', { email: cotherapist.email, password: given })
    expect((await signIn(password)).status).toBe(401)
    expect((await signIn(`new ${password}`)).status).toBe(200)
  })

  it('who is a clinician no more hands on what only they lead, and else stays one', async () => {
    const app = await startApp({ dialect })
    const { lead, cotherapist, admin, caseId } = await scene(app)
    const before = await everythingWritten(app)
    const cut = (more = {}) => admin.call('PUT', `/api/members/${lead.id}/roles`, { roles: ['supervisor'], ...more })
    const refused = await cut()
    expect([refused.status, (await refused.json()).code]).toEqual([409, 'lead_needed'])
    expect(await everythingWritten(app)).toBe(before)
    expect((await cut({ leads: [{ caseId, memberId: cotherapist.id }] })).status).toBe(200)
    const team = CareTeam.parse(await (await cotherapist.call('GET', `/api/cases/${caseId}/care-team`)).json())
    const parts = new Map(team.items.map(({ memberId, role }) => [memberId, role]))
    expect([parts.get(lead.id), parts.get(cotherapist.id)]).toEqual(['observer', 'lead'])
  })
})

it('the last admin cannot leave, and two who leave at the same moment do not both', async () => {
  const app = await startApp()
  const { admin, practiceId } = await scene(app)
  const before = await everythingWritten(app)
  expect((await admin.call('POST', `/api/members/${admin.id}/leave`, {})).status).toBe(400)
  expect(await everythingWritten(app)).toBe(before)
  const other = await signedIn(app, practiceId, ['admin'])
  const left = await Promise.all([admin, other].map((who) => who.call('POST', `/api/members/${who.id}/leave`, {})))
  expect(left.map((response) => response.status).toSorted()).toEqual([200, 400])
})

it('a lead who hands a case to somebody who is no clinician stays its lead', async () => {
  const app = await startApp()
  const { lead, supervisor, caseId } = await scene(app)
  const part = (of: string, role: string) => lead.call('PUT', `/api/cases/${caseId}/care-team/${of}`, { role })
  expect((await part(supervisor.id, 'lead')).status).toBe(200)
  const before = await everythingWritten(app)
  expect((await part(lead.id, 'observer')).status).toBe(400)
  expect(await everythingWritten(app)).toBe(before)
})
